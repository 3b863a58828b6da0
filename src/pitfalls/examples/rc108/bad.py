from panther_detection_helpers.caching import increment_counter, reset_counter


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    hour = event.event_time_epoch() // 3600
    key = f"{__name__}:failures:{event['user']}:{hour}"
    failures = increment_counter(key, epoch_seconds=(hour + 2) * 3600)
    if failures >= 3:
        reset_counter(key)
        return time.time() - event.event_time_epoch() < 86400
    return False
