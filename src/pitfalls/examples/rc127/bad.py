from panther_detection_helpers.caching import get_dictionary, put_dictionary


def rule(event):
    if event.get("eventType") != "role.assigned" or not event.get("user"):
        return False
    key = f"{__name__}:roles:{event['user']}"
    before = get_dictionary(key, force_ttl_check=True)
    roles = set(event.get("roles", []))
    put_dictionary(key, {"roles": roles}, epoch_seconds=event.event_time_epoch() + 86400)
    return bool(before) and "admin" in roles and "admin" not in before["roles"]
