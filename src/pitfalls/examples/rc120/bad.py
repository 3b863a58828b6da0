from panther_detection_helpers.caching import increment_counter, reset_counter


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    key = f"{__name__}:failures:{event['user']}"
    failures = increment_counter(key, epoch_seconds=event.event_time_epoch() + 3600)
    if failures >= 5:
        reset_counter(key)
        return True
    return False
