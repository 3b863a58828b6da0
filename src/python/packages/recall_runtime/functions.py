"""The functions that a detection may define beside its main one: how they are called, and what of their values counts."""

import json
from collections.abc import Mapping

from panther_core.immutable import plain_content

from .errors import wrong_return_type
from .guards import after_function
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


class UnknownDestinationError(Exception):
    """A destination that is not known, where those that are have been told."""

    __module__ = "builtins"  # so that the traceback shows the bare name


_known_destinations = frozenset()


def know_destinations(names):
    """Take the names that destinations() may give; without any, it may give each."""
    global _known_destinations
    _known_destinations = frozenset(names)


def defines(detection, name):
    """Return whether a loaded detection has a function of this name; a value that cannot be called is none."""
    return callable(detection.namespace.get(name))


def call(detection, name, event):
    """
    Call one of FUNCTIONS that the detection defines and return its value as plain JSON data: texts cut, ten destinations (cut too),
    severity in capitals or DEFAULT.

    Raises what the function raises, FunctionReturnTypeError for a value of a wrong type, and UnknownDestinationError.
    """
    read, expected = FUNCTIONS[name]
    try:
        value = detection.namespace[name](event)
    finally:
        after_function()
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
    plain = [str(name) if isinstance(name, bool) else exact(name) for name in names]
    if _known_destinations:
        _refuse_unknown(plain)
    return [truncated(name) for name in plain[:_DESTINATIONS_LIMIT]] or ["SKIP"]


def _refuse_unknown(names):
    """Raise UnknownDestinationError for a name that is not known. A name that comes again counts as unknown, as in production."""
    seen = set()
    for name in names:
        if name in seen:
            raise UnknownDestinationError(f"destinations() returned {truncated(name)!r} twice, and a name that comes again counts as unknown")
        if name not in _known_destinations and name != "SKIP":
            known = ", ".join(sorted(_known_destinations))
            raise UnknownDestinationError(f"destinations() returned {truncated(name)!r}, but the known destinations are {known}")
        seen.add(name)


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
