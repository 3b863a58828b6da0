"""More sessions of one user at the same time than a person works in."""

from panther_detection_helpers.caching import add_to_string_set, remove_from_string_set

SHIFT = 12 * 3600
PARALLEL = 6


def rule(event):
    kind = event.get("event")
    if kind not in ("session.start", "session.end"):
        return False
    user, session = event.get("user"), event.get("sid")
    if user is None or session is None:
        return False
    shift = event.event_time_epoch() // SHIFT
    key = f"teleport-sessions:{user}:{shift}"
    expiry = (shift + 1) * SHIFT
    if kind == "session.end":
        remove_from_string_set(key, [session], epoch_seconds=expiry)
        return False
    running = add_to_string_set(key, [session], epoch_seconds=expiry)
    return len(running) > PARALLEL
