from lesson_bundles import add_included_roles
from panther_detection_helpers.caching import add_to_string_set, remove_from_string_set

TOGETHER = {"payments.create", "payments.approve"}


def rule(event):
    user = event.get("user")
    role = event.get("role")
    if event.get("action") not in ("role.granted", "role.revoked") or not user or not role:
        return False
    key = f"Lesson.LostUpdates:roles:{user}"
    # Something else writes to the item here.
    add_included_roles(key, event)
    if event["action"] == "role.revoked":
        remove_from_string_set(key, role)
        return False
    return TOGETHER <= add_to_string_set(key, role)


def title(event):
    return f"{event.get('user')} can create payments and approve them"
