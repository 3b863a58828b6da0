"""Many refused calls of one principal within a clock hour, and none of them a known scanner's."""

from panther_detection_helpers.caching import increment_counter

HOUR = 3600
LIMIT = 25
SCANNERS = {"arn:aws:iam::111122223333:role/inventory"}
DETAILS = {}


def is_denied(event):
    return event.get("errorCode") in ("AccessDenied", "UnauthorizedOperation", "Client.UnauthorizedOperation")


def rule(event):
    DETAILS.clear()
    arn = event.deep_get("userIdentity", "arn")
    if not arn or arn in SCANNERS or not is_denied(event):
        return False
    hour = event.event_time_epoch() // HOUR
    count = increment_counter(f"denied-calls:{arn}:{hour}", epoch_seconds=(hour + 2) * HOUR)
    DETAILS["count"] = int(count)
    return count == LIMIT


def title(event):
    return f"{event.deep_get('userIdentity', 'arn')} was refused {LIMIT} times in an hour"


def alert_context(event):
    return {"count": DETAILS.get("count"), "last_call": event.get("eventName"), "address": event.get("sourceIPAddress")}
