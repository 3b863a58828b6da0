"""A service account creates more containers in a quarter of an hour than its namespace usually runs."""

from panther_detection_helpers.caching import increment_counter

QUARTER = 15 * 60
LIMIT = 200


def window(event):
    start = event.event_time_epoch() - event.event_time_epoch() % QUARTER
    return start, start + 2 * QUARTER


def rule(event):
    if event.get("verb") != "create" or event.deep_get("objectRef", "resource") != "pods":
        return False
    account = event.deep_get("user", "username", default="")
    if not account.startswith("system:serviceaccount:"):
        return False
    containers = len(event.deep_get("requestObject", "spec", "containers", default=[]))
    if containers == 0:
        return False
    start, expiry = window(event)
    total = increment_counter(f"containers-of:{account}:{start}", containers, expiry)
    return LIMIT <= total < LIMIT + containers
