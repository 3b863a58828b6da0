from panther_detection_helpers.caching import get_counter, increment_counter


def rule(event):
    if event.get("eventType") != "app.consent" or not event.get("app"):
        return False
    key = f"{__name__}:first:{event['app']}"
    # Between these two lines another run may read 0 as well.
    is_first = get_counter(key, force_ttl_check=True) == 0
    increment_counter(key, epoch_seconds=event.event_time_epoch() + 30 * 86400)
    return is_first
