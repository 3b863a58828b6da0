"""An administrator creates bypass codes for several users on one day."""

from cache_keys import DAY, expires_after, window_key
from panther_detection_helpers.caching import add_to_string_set

SEVERAL = 3


def rule(event):
    if event.get("action") != "bypass_create":
        return False
    admin = event.get("username")
    user = event.get("object")
    if not isinstance(admin, str) or not isinstance(user, str) or admin == user:
        return False
    key = window_key("duo-bypass", admin, event, DAY)
    users = add_to_string_set(key, [user], epoch_seconds=expires_after(event, 2 * DAY))
    return len(users) == SEVERAL
