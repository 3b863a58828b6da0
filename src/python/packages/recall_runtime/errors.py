"""Exceptions of user code as data: the fields of PythonError in src/trace/trace-types.ts."""

import sys

from .frames import innermost_user_line, user_files
from .plain_text import class_name, exact, truncated
from .traceback_text import traceback_text

_STANDARD_LIBRARY = sys.stdlib_module_names
# Longer ones only slow the screen down.
_LONGEST_MESSAGE = 10_000
_LONGEST_TRACEBACK = 50_000
BUNDLED = (
    "boto3",
    "botocore",
    "dateutil",
    "panther_base_helpers",
    "panther_core",
    "panther_detection_helpers",
    "panther_oss_helpers",
)


class FunctionReturnTypeError(Exception):
    """A function of a detection returned something of a wrong type."""

    __module__ = "builtins"  # so that the traceback shows the bare name


class MissingFunctionError(Exception):
    """A detection's file does not define `rule` (for a policy: `policy`)."""

    __module__ = "builtins"  # so that the traceback shows the bare name


def wrong_return_type(detection_id, function, value, expected):
    """Return the error that names the detection, its function, and what it returned instead of what was expected."""
    return FunctionReturnTypeError(
        f"detection {detection_id!r}: {function}() returned {class_name(type(value))}, but {expected} is expected"
    )


def describe(error, function):
    """
    Return the PythonError for an exception that came out of `function`; never raises.

    `file` and `line` are null, and the traceback is short, where they cannot be found out. `repr` is the exception's
    repr, cut as titles are: production gives an error alert this title.
    """
    try:
        say_how_to_add_a_module(error)
        file, line = _place(error)
        text = traceback_text(error)
        message = text_of(error)
    except BaseException:  # user code runs here too: __str__ of the exception, or a patched standard library
        file, line, text, message = None, None, class_name(type(error)), ""
    return {
        "function": function,
        "type": truncated(class_name(type(error))),
        "message": truncated(message, _LONGEST_MESSAGE),
        "repr": truncated(safe_repr(error)),
        "file": file,
        "line": line,
        "traceback": truncated(text, _LONGEST_TRACEBACK),
    }


def defined_at(function, path):
    """Return `{"file", "line"}` of a function's definition, or just its detection's file where that is not known."""
    code = getattr(function, "__code__", None)
    file, line = getattr(code, "co_filename", None), getattr(code, "co_firstlineno", None)
    if file in user_files and type(line) is int:
        return {"file": exact(file), "line": line}
    return {"file": path, "line": None}


def safe_repr(error):
    """Return the exception's repr, or its class name where repr itself raises."""
    try:
        return exact(repr(error))
    except BaseException:  # user code
        return class_name(type(error))


def text_of(error):
    """Return the exception's message, or words of our own where its `__str__` raises."""
    try:
        return exact(str(error))
    except BaseException:  # user code
        return "<exception str() failed>"


def _place(error):
    """Return file and line: a SyntaxError's own where it lies in a user's file, else the innermost user frame's."""
    if isinstance(error, SyntaxError) and error.filename in user_files:
        return exact(error.filename), error.lineno if type(error.lineno) is int else None
    return innermost_user_line(error.__traceback__)


def say_how_to_add_a_module(error):
    """Add to the message of a ModuleNotFoundError how the module can be had; other exceptions stay as they are."""
    if type(error) is not ModuleNotFoundError or not isinstance(error.name, str):
        return
    top = error.name.partition(".")[0]
    if "'" in error.name or not error.msg.startswith("No module named ") or not error.msg.endswith("'"):
        return
    if top in BUNDLED:
        hint = f"The {top} here has what detections use of it, and no more. Its wheel, imported as a file, takes its place."
    elif top in _STANDARD_LIBRARY:
        hint = "It belongs to the standard library but is not part of the Python that runs in the browser."
    else:
        hint = (
            f"Add it as global_helpers/{top}.py, or import its wheel ({top}-….whl) as a file. "
            f"Offered beside the standard library: {', '.join(BUNDLED)}."
        )
    error.msg = f"No module named {error.name!r}. {hint}"
