"""
Tracebacks as Python prints them, with the user's frames only.

Rendering a frame (source line, marks under the failing part) is slow, and a run meets the same few frames thousands of
times, so the text of a frame is kept.
"""

import os.path
from itertools import groupby
from traceback import StackSummary, TracebackException, extract_tb, format_exception_only

import panther_detection_helpers

from .frames import helper_files, user_files

_HEADER = "Traceback (most recent call last):\n"
_ROOT = os.path.dirname(os.path.dirname(panther_detection_helpers.__file__)) + "/"
_SHOWN_REPETITIONS = 3
# Python adds "Did you mean" to these, which takes long to find.
_WITH_SUGGESTIONS = (AttributeError, ImportError, NameError)
_REMEMBERED = 1000

_frame_texts = {}
_suggestion_texts = {}


def forget():
    """Drop the kept texts: the sources they show are gone."""
    _frame_texts.clear()
    _suggestion_texts.clear()


def traceback_text(error):
    """
    Return the traceback with the frames in a user's file and, after one of these, the caching helper that it called.

    May raise what user code raises that runs here, such as the exception's `__str__`.
    """
    linked = error.__cause__ is not None or (error.__context__ is not None and not error.__suppress_context__)
    if linked or isinstance(error, (BaseExceptionGroup, SyntaxError)):
        summary = TracebackException(type(error), error, error.__traceback__, lookup_lines=False)
        _keep_shown_frames(summary)
        return _without_root("".join(summary.format()))
    if error.__traceback__ is None:
        return "".join(format_exception_only(error))
    shown = _shown_entries(error.__traceback__)
    return _HEADER + _stack_text(shown) + _last_line(error, shown)


def _shown(filenames):
    """Return for each file name whether its frame is shown."""
    after_user_frame = False
    for filename in filenames:
        if filename in user_files:
            after_user_frame = True
            yield True
        elif after_user_frame and filename in helper_files:
            after_user_frame = False
            yield True
        else:
            yield False


def _keep_shown_frames(summary):
    """Drop the other frames, also of the exceptions that this one was raised from or groups."""
    if summary.stack is not None:
        shown = _shown(frame.filename for frame in summary.stack)
        summary.stack = StackSummary.from_list([frame for frame, keep in zip(summary.stack, shown) if keep])
    for inner in (summary.__cause__, summary.__context__, *(summary.exceptions or ())):
        if inner is not None:
            _keep_shown_frames(inner)


def _shown_entries(traceback):
    entries = []
    while traceback is not None:
        entries.append(traceback)
        traceback = traceback.tb_next
    shown = _shown(entry.tb_frame.f_code.co_filename for entry in entries)
    return [entry for entry, keep in zip(entries, shown) if keep]


def _stack_text(entries):
    parts = []
    for text, repeated in groupby(map(_frame_text, entries)):
        count = len(list(repeated))
        parts.append(text * min(count, _SHOWN_REPETITIONS))
        hidden = count - _SHOWN_REPETITIONS
        if hidden > 0:
            parts.append(f"  [Previous line repeated {hidden} more time{'s' if hidden > 1 else ''}]\n")
    return "".join(parts)


def _frame_text(entry):
    code = entry.tb_frame.f_code
    # Codes of equal text are equal, whatever their file.
    place = (code, code.co_filename, entry.tb_lasti)
    text = _frame_texts.get(place)
    if text is None:
        text = _without_root("".join(extract_tb(entry, limit=1).format()))
        _remember(_frame_texts, place, text)
    return text


def _last_line(error, shown):
    if not isinstance(error, _WITH_SUGGESTIONS) or not shown or hasattr(error, "__notes__"):
        return "".join(format_exception_only(error))
    code = shown[-1].tb_frame.f_code
    place = (type(error), str(error), code, code.co_filename, shown[-1].tb_lasti)
    text = _suggestion_texts.get(place)
    if text is None:
        summary = TracebackException(type(error), error, error.__traceback__, lookup_lines=False)
        text = "".join(summary.format_exception_only())
        _remember(_suggestion_texts, place, text)
    return text


def _remember(texts, place, text):
    if len(texts) >= _REMEMBERED:
        texts.clear()
    texts[place] = text


def _without_root(text):
    return text.replace(f'File "{_ROOT}', 'File "')
