"""Several pushes that a user denies, followed by one that is approved."""

from panther_detection_helpers.caching import get_counter, increment_counter, reset_counter

QUIET_SECONDS = 30 * 60
ENOUGH = 4


def rule(event):
    user = event.deep_get("user", "name")
    result = event.get("result")
    if not user or event.get("factor") != "duo_push" or result not in ("denied", "success"):
        return False
    key = f"duo-denied:{user}"
    denied = get_counter(key, force_ttl_check=True)
    if result == "denied":
        if denied == 0:
            # What has expired may still be there, and would be counted on.
            reset_counter(key)
        increment_counter(key, epoch_seconds=event.event_time_epoch() + QUIET_SECONDS)
        return False
    if denied == 0:
        return False
    reset_counter(key)
    return denied >= ENOUGH


def title(event):
    return f"{event.deep_get('user', 'name', default='<user>')} approved a push after denying several"
