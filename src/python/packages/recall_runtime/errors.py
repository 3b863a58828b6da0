"""Exceptions of user code as data: the fields of PythonError in src/trace/trace-types.ts."""

import os.path
import sys
from traceback import StackSummary, TracebackException

import panther_detection_helpers

from .frames import helper_files, innermost_user_line, user_files

_ROOT = os.path.dirname(os.path.dirname(panther_detection_helpers.__file__)) + "/"
_STANDARD_LIBRARY = sys.stdlib_module_names
BUNDLED = (
    "boto3",
    "botocore",
    "panther_base_helpers",
    "panther_core",
    "panther_detection_helpers",
    "panther_oss_helpers",
)


class FunctionReturnTypeError(Exception):
    """A function of a detection returned something of a wrong type."""


class MissingFunctionError(Exception):
    """A detection's file does not define `rule` (for a policy: `policy`)."""


def wrong_return_type(detection_id, function, value, expected):
    """Return the error that names the detection, its function, and what it returned instead of what was expected."""
    return FunctionReturnTypeError(
        f"detection {detection_id!r}: {function}() returned {type(value).__name__}, but {expected} is expected"
    )


def describe(error, function):
    """
    Return the PythonError for an exception that came out of `function`; never raises.

    Frames that are neither the user's nor the caching helper that the user called are left out.
    """
    try:
        _say_how_to_add_a_module(error)
        file, line = _place(error)
        summary = TracebackException(type(error), error, error.__traceback__, lookup_lines=False)
        _keep_user_frames(summary)
        text = "".join(summary.format()).replace(f'File "{_ROOT}', 'File "')
        message = _text_of(error)
    except BaseException:  # user code runs here too: __str__ of the exception, or a patched standard library
        file, line, text, message = None, None, type(error).__name__, ""
    return {
        "function": function,
        "type": type(error).__name__,
        "message": message,
        "file": file,
        "line": line,
        "traceback": text,
    }


def safe_repr(error):
    """Return the exception's repr, or its class name where repr itself raises."""
    try:
        return repr(error)
    except BaseException:  # user code
        return type(error).__name__


def _text_of(error):
    try:
        return str(error)
    except BaseException:  # user code
        return "<exception str() failed>"


def _place(error):
    """Return file and line: a SyntaxError's own where it lies in a user's file, else the innermost user frame's."""
    if isinstance(error, SyntaxError) and error.filename in user_files:
        return error.filename, error.lineno
    return innermost_user_line(error.__traceback__)


def _keep_user_frames(summary):
    """Drop the other frames, also of the exceptions that this one was raised from or groups."""
    kept = []
    after_user_frame = False
    for frame in summary.stack:
        if frame.filename in user_files:
            kept.append(frame)
            after_user_frame = True
        elif after_user_frame and frame.filename in helper_files:
            kept.append(frame)
            after_user_frame = False
    summary.stack = StackSummary.from_list(kept)
    for inner in (summary.__cause__, summary.__context__, *(summary.exceptions or ())):
        if inner is not None:
            _keep_user_frames(inner)


def _say_how_to_add_a_module(error):
    if type(error) is not ModuleNotFoundError or not isinstance(error.name, str):
        return
    top = error.name.partition(".")[0]
    if top in BUNDLED or "'" in error.name or " Add it as " in error.msg:
        return
    if top in _STANDARD_LIBRARY:
        hint = "It belongs to the standard library but is not part of the Python that runs in the browser."
    else:
        hint = (
            f"Add it as global_helpers/{top}.py, or import something else. "
            f"Offered beside the standard library: {', '.join(BUNDLED)}."
        )
    error.msg = f"No module named {error.name!r}. {hint}"
