"""
What a matching detection says about its alert: defaults, limits and fallbacks of production.

What an optional function raises, or a value of a wrong type, never loses the alert: the fallback is taken, and the error
is listed under `problems`.
"""

import json
from collections.abc import Mapping

from panther_core.immutable import plain_content

from . import builtin_guard
from .errors import describe, safe_repr, wrong_return_type
from .plain_text import exact, truncated

_DESTINATIONS_LIMIT = 10
_CONTEXT_LIMIT = 204_800
_SEVERITIES = ("INFO", "LOW", "MEDIUM", "HIGH", "CRITICAL")

_encode_context = json.JSONEncoder(default=plain_content, allow_nan=False).encode
_decode = json.JSONDecoder().decode
_WRONG = object()


class _Failed(Exception):
    """An optional function gave nothing usable; its error is in `problems`. `cause` is what it raised."""

    def __init__(self, cause):
        super().__init__()
        self.cause = cause


def alert_fields(detection, event):
    """Call the optional functions in production's order and return the AlertFields (src/trace/trace-types.ts)."""
    teller = _Teller(detection, event)
    fields = {"title": teller.title()}
    for name in ("description", "reference"):
        fields[name] = teller.text(name)
    fields["severity"] = teller.severity()
    fields["runbook"] = teller.text("runbook")
    fields["destinations"] = teller.destinations()
    fields["dedup"] = teller.dedup(fields["title"])
    fields["context"] = teller.context()
    fields["problems"] = teller.problems
    return fields


class _Teller:
    """Asks one detection about one event."""

    def __init__(self, detection, event):
        self._detection = detection
        self._event = event
        self.problems = []

    def title(self):
        """Return the title: display name or ID where it is not defined, the ID where it fails."""
        try:
            return self._ask("title", _text, "str")
        except LookupError:
            return self._detection.spec["displayName"] or self._detection.id
        except _Failed:
            return self._detection.id

    def text(self, name):
        """Return description, reference or runbook: the metadata where it is not defined, '' where it fails."""
        try:
            return self._ask(name, _text, "str")
        except LookupError:
            return self._detection.spec[name]
        except _Failed:
            return ""

    def severity(self):
        """Return the severity in capitals; the metadata's where it is not defined, DEFAULT, unknown, or fails."""
        metadata = self._detection.spec["severity"].upper()
        try:
            severity = self._ask("severity", _severity, f"one of {', '.join(_SEVERITIES)} or DEFAULT")
        except (LookupError, _Failed):
            return metadata
        return metadata if severity == "DEFAULT" else severity

    def destinations(self):
        """Return the first ten destinations, ["SKIP"] for none, or None where the detection's routing applies."""
        try:
            return self._ask("destinations", _destinations, "a list of str, or None")
        except (LookupError, _Failed):
            return None

    def dedup(self, title):
        """Return the dedup string: where it is not defined, what title() gave; the default string as the last resort."""
        try:
            dedup = self._ask("dedup", _text, "str")
        except LookupError:
            dedup = title if self._defines("title") else ""
        except _Failed:
            dedup = ""
        return dedup or f"defaultDedupString:{self._detection.id}"

    def context(self):
        """Return the alert context as JSON data, or `{"_error": …}` in its place where it fails or is too large."""
        try:
            return self._ask("alert_context", _context, "a Mapping")
        except LookupError:
            return {}
        except _Failed as failure:
            return {"_error": safe_repr(failure.cause)}

    def _defines(self, name):
        return callable(self._detection.namespace.get(name))

    def _ask(self, name, read, expected):
        """
        Call a function and return what `read` makes of its value: plain data, or _WRONG for a wrong type.

        Raises LookupError where the function is not defined, _Failed where anything on the way fails.
        """
        if not self._defines(name):
            raise LookupError(name)
        try:
            try:
                value = self._detection.namespace[name](self._event)
            finally:
                builtin_guard.restore_if_touched()
            plain = read(value)
            if plain is _WRONG:
                raise wrong_return_type(self._detection.id, name, value, expected)
            return plain
        except BaseException as error:  # SystemExit too must not lose the alert
            self._note(error, name)
            raise _Failed(error) from None

    def _note(self, error, function):
        builtin_guard.restore()
        problem = describe(error, function)
        self.problems.append({**problem, "file": problem["file"] or self._detection.path})


def _text(value):
    return truncated(value) if isinstance(value, str) else _WRONG


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
    return [str(name) if isinstance(name, bool) else exact(name) for name in names[:_DESTINATIONS_LIMIT]] or ["SKIP"]


def _context(value):
    if not isinstance(value, Mapping):
        return _WRONG
    text = _encode_context(value)
    if len(text) > _CONTEXT_LIMIT:
        raise ValueError(f"alert_context has {len(text)} characters, but {_CONTEXT_LIMIT} is the limit")
    return _decode(text)
