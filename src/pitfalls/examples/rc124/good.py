from panther_detection_helpers.caching import get_string_set, put_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    key = f"{__name__}:city:{event['user']}"
    known = get_string_set(key, force_ttl_check=True)
    put_string_set(key, [event["city"]], epoch_seconds=event.event_time_epoch() + 7 * 86400)
    return bool(known) and event["city"] not in known
