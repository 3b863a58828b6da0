"""The functions that a detection may define beside its main one: how they are called, and what of their values counts."""

import json
from collections.abc import Mapping

from panther_core.immutable import plain_content

from . import builtin_guard
from .errors import wrong_return_type
from .plain_text import exact, truncated

_DESTINATIONS_LIMIT = 10
_CONTEXT_LIMIT = 204_800
_SEVERITIES = ("INFO", "LOW", "MEDIUM", "HIGH", "CRITICAL")

_encode_context = json.JSONEncoder(default=plain_content, allow_nan=False).encode
_decode = json.JSONDecoder().decode
_WRONG = object()


class ContextTooLargeError(ValueError):
    """An alert_context whose JSON is longer than an alert may carry."""

    __module__ = "builtins"  # so that the traceback shows the bare name


def defines(detection, name):
    """Return whether a loaded detection has a function of this name; a value that cannot be called is none."""
    return callable(detection.namespace.get(name))


def call(detection, name, event):
    """
    Call one of FUNCTIONS that the detection defines and return its value as plain JSON data: texts cut, ten destinations (cut too),
    severity in capitals or DEFAULT.

    Raises what the function raises, and FunctionReturnTypeError for a value of a wrong type.
    """
    read, expected = FUNCTIONS[name]
    try:
        value = detection.namespace[name](event)
    finally:
        builtin_guard.restore_if_touched()
    plain = read(value)
    if plain is _WRONG:
        raise wrong_return_type(detection.id, name, value, expected)
    return plain


def _text(value):
    return truncated(value) if isinstance(value, str) else _WRONG


def _text_or_none(value):
    return None if value is None else _text(value)


def _severity(value):
    severity = exact(value).upper() if isinstance(value, str) else ""
    return severity if severity in (*_SEVERITIES, "DEFAULT") else _WRONG


def _destinations(value):
    if value is None:
        return None
    if not isinstance(value, list):
        return _WRONG
    names = list.copy(value)
    if not all(isinstance(name, (str, bool)) for name in names):
        return _WRONG
    return [str(name) if isinstance(name, bool) else truncated(name) for name in names[:_DESTINATIONS_LIMIT]] or ["SKIP"]


def _context(value):
    if not isinstance(value, Mapping):
        return _WRONG
    text = _encode_context(value)
    if len(text) > _CONTEXT_LIMIT:
        raise ContextTooLargeError(f"alert_context has {len(text)} characters, but {_CONTEXT_LIMIT} is the limit")
    return _decode(text)


# In production's order of calling. The vendor's command line tells of `unique` last; where production calls it is not known.
FUNCTIONS = {
    "title": (_text, "str"),
    "description": (_text, "str"),
    "reference": (_text, "str"),
    "severity": (_severity, f"one of {', '.join(_SEVERITIES)} or DEFAULT"),
    "runbook": (_text, "str"),
    "destinations": (_destinations, "a list of str, or None"),
    "dedup": (_text, "str"),
    "alert_context": (_context, "a Mapping"),
    "unique": (_text_or_none, "str, or None"),
}
