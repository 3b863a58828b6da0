from panther_detection_helpers.caching import get_counter, increment_counter


def rule(event):
    if event.get("eventType") != "app.consent" or not event.get("app"):
        return False
    key = f"{__name__}:first:{event['app']}"
    if get_counter(key, force_ttl_check=True) > 0:
        return False
    # Until this is stored, another run may read 0 as well.
    increment_counter(key, epoch_seconds=event.event_time_epoch() + 30 * 86400)
    return True
