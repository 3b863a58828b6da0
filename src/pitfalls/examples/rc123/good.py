from panther_detection_helpers.caching import increment_counter


def rule(event):
    if event.get("eventType") != "app.consent" or not event.get("app"):
        return False
    key = f"{__name__}:first:{event['app']}"
    # The write itself says whether it was the first.
    return increment_counter(key, epoch_seconds=event.event_time_epoch() + 30 * 86400) == 1
