from lesson_bundles import add_included_roles
from panther_detection_helpers.caching import get_string_set

TOGETHER = {"payments.create", "payments.approve"}


def rule(event):
    user = event.get("user")
    role = event.get("role")
    if event.get("action") not in ("role.granted", "role.revoked") or not user or not role:
        return False
    key = f"Lesson.LostUpdates:roles:{user}"
    roles = get_string_set(key, force_ttl_check=True)
    add_included_roles(key, event)
    roles.update(event.get("includes", []))
    if event["action"] == "role.revoked":
        roles.discard(role)
        return False
    roles.add(role)
    return TOGETHER <= roles


def title(event):
    return f"{event.get('user')} can create payments and approve them"
