"""
What a matching detection says about its alert: defaults, limits and fallbacks of production.

What an optional function raises, or a value of a wrong type, never loses the alert: the fallback is taken, and the error
is listed under `problems`.
"""

from . import builtin_guard
from .errors import describe, safe_repr
from .functions import call, defines


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
    if defines(detection, "unique"):
        fields["unique"] = teller.unique()
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
            return self._ask("title")
        except LookupError:
            return self._detection.spec["displayName"] or self._detection.id
        except _Failed:
            return self._detection.id

    def text(self, name):
        """Return description, reference or runbook: the metadata where it is not defined, '' where it fails."""
        try:
            return self._ask(name)
        except LookupError:
            return self._detection.spec[name]
        except _Failed:
            return ""

    def severity(self):
        """Return the severity in capitals; the metadata's where it is not defined, DEFAULT, unknown, or fails."""
        metadata = self._detection.spec["severity"].upper()
        try:
            severity = self._ask("severity")
        except (LookupError, _Failed):
            return metadata
        return metadata if severity == "DEFAULT" else severity

    def destinations(self):
        """Return the first ten destinations, ["SKIP"] for none, or None where the detection's routing applies."""
        try:
            return self._ask("destinations")
        except (LookupError, _Failed):
            return None

    def dedup(self, title):
        """Return the dedup string: where it is not defined, what title() gave; the default string as the last resort."""
        try:
            dedup = self._ask("dedup")
        except LookupError:
            dedup = title if defines(self._detection, "title") else ""
        except _Failed:
            dedup = ""
        return dedup or f"defaultDedupString:{self._detection.id}"

    def context(self):
        """Return the alert context as JSON data, or `{"_error": …}` in its place where it fails or is too large."""
        try:
            return self._ask("alert_context")
        except LookupError:
            return {}
        except _Failed as failure:
            return {"_error": safe_repr(failure.cause)}

    def unique(self):
        """Return the value of which alerts count distinct ones, or None where it has none or fails."""
        try:
            return self._ask("unique")
        except _Failed:
            return None

    def _ask(self, name):
        """
        Call a function and return its value as plain data.

        Raises LookupError where the function is not defined, _Failed where anything on the way fails.
        """
        if not defines(self._detection, name):
            raise LookupError(name)
        try:
            return call(self._detection, name, self._event)
        except BaseException as error:  # SystemExit too must not lose the alert
            self._note(error, name)
            raise _Failed(error) from None

    def _note(self, error, function):
        builtin_guard.restore()
        problem = describe(error, function)
        self.problems.append({**problem, "file": problem["file"] or self._detection.path})
