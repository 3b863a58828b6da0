from lesson_bundles import add_included_roles
from panther_detection_helpers.caching import get_string_set, put_string_set

TOGETHER = {"payments.create", "payments.approve"}


def rule(event):
    user = event.get("user")
    role = event.get("role")
    if event.get("action") not in ("role.granted", "role.revoked") or not user or not role:
        return False
    key = f"Lesson.LostUpdates:roles:{user}"
    roles = get_string_set(key, force_ttl_check=True)
    # Something else writes to the item here.
    add_included_roles(key, event)
    if event["action"] == "role.revoked":
        roles.discard(role)
        put_string_set(key, roles)
        return False
    roles.add(role)
    put_string_set(key, roles)
    return TOGETHER <= roles


def title(event):
    return f"{event.get('user')} can create payments and approve them"
