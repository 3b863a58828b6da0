from panther_detection_helpers.caching import add_to_string_set, get_string_set


def rule(event):
    if event.get("eventType") != "user.session.start":
        return False
    user = event.get("user")
    if not user:
        return False
    key = f"{__name__}:addresses:{user}"
    known = get_string_set(key, force_ttl_check=True)
    if event["ip"] in known:
        return False
    add_to_string_set(key, event["ip"], epoch_seconds=event.event_time_epoch() + 7 * 86400)
    return len(known) > 0
