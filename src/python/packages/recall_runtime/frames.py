"""Which stack frames are the user's: where a request or an error comes from."""

import sys

import panther_oss_helpers
from panther_detection_helpers import caching

_current_frame = sys._getframe

# Workspace paths of the modules of this run; they are the co_filename of their code.
user_files = set()
# The modules whose functions count as "the helper that was called".
helper_files = frozenset(
    {caching.get_counter.__code__.co_filename, panther_oss_helpers.increment_counter.__code__.co_filename}
)


def request_origin():
    """
    Return file, line and helper of the request being made.

    File and line are those of the innermost frame in a user's file ('' and 0 without one), the helper is the caching
    helper that this frame called ('' when the request was made with boto3 itself).
    """
    frame = _current_frame(2)
    helper = ""
    while frame is not None:
        code = frame.f_code
        filename = code.co_filename
        if filename in user_files:
            return filename, frame.f_lineno, helper
        if filename in helper_files:
            helper = code.co_name
        frame = frame.f_back
    return "", 0, helper


def innermost_user_line(traceback):
    """Return file and line of the innermost frame of a traceback that is in a user's file, or (None, None)."""
    place = (None, None)
    while traceback is not None:
        filename = traceback.tb_frame.f_code.co_filename
        if filename in user_files:
            place = (filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
