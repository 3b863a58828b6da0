from panther_detection_helpers.caching import get_string_set, put_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    key = f"{__name__}:country:{event['user']}"
    last = get_string_set(key, force_ttl_check=True)
    put_string_set(key, [event["country"]], epoch_seconds=event.event_time_epoch() + 86400)
    return bool(last) and event["country"] not in last
