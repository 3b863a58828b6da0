from panther_detection_helpers.caching import get_string_set, put_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    # The other detection has had the same idea of a key.
    last = get_string_set(event["user"], force_ttl_check=True)
    put_string_set(event["user"], [event["device"]], epoch_seconds=event.event_time_epoch() + 86400)
    return bool(last) and event["device"] not in last
