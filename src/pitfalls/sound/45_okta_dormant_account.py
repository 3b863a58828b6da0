"""An account that was used before, but not in two months, signs in."""

from detection_memory import Memory
from panther_detection_helpers.caching import get_dictionary

DAYS = 86400
LAST = Memory("okta-last-login", 400 * DAYS)
idle = []


def rule(event):
    idle.clear()
    if event.get("eventType") != "user.session.start" or event.deep_get("outcome", "result") != "SUCCESS":
        return False
    user = event.deep_get("actor", "id")
    if not user:
        return False
    now = event.event_time_epoch()
    last = LAST.recall(user).get("at", now)
    LAST.remember(event, user, {"at": now})
    idle.append((now - last) // DAYS)
    if idle[0] < 60:
        return False
    return not on_leave(user)


def on_leave(user):
    """The people department marks those who are away; what it wrote is read only."""
    return bool(get_dictionary(f"on-leave:{user}", force_ttl_check=True))


def title(event):
    return f"{event.deep_get('actor', 'alternateId', default='A user')} signs in after {idle[0]} days"
