from panther_detection_helpers.caching import get_dictionary, put_dictionary


def rule(event):
    if event.get("eventType") != "app.consent" or not event.get("app"):
        return False
    key = f"{__name__}:known:{event['app']}"
    if get_dictionary(key, force_ttl_check=True):
        return False
    put_dictionary(key, {"seen": 1}, epoch_seconds=event.event_time_epoch() + 30 * 86400)
    return True
