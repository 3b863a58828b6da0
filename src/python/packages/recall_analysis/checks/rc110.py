"""RC110: a window that moves with each event."""

from ..expiry import number
from ..findings import finding

CODE = "RC110"


def check(rule):
    """Each call of evaluate_threshold: its expiry begins anew with each event."""
    for call in rule.calls("evaluate_threshold"):
        count = _of(call.arguments.get("threshold"), 10)
        seconds = _of(call.ttl, 3600)
        events = f"{count:.0f} events" if count else "so many events"
        pause = f"{seconds:.0f} seconds" if seconds else "its expiry"
        yield finding(
            CODE,
            call,
            f"evaluate_threshold is True after {events} without a pause of {pause} between two, however long they take: each one moves the expiry.",
            severity="info",
        )


def _of(value, default):
    return default if value is None else number(value)
