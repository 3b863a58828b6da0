from panther_detection_helpers.caching import get_dictionary, put_dictionary


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    key = f"{__name__}:last:{event['user']}"
    last = get_dictionary(key, force_ttl_check=True)
    put_dictionary(key, event.to_dict(), epoch_seconds=event.event_time_epoch() + 86400)
    return bool(last) and last["country"] != event["country"]
