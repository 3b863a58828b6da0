from panther_detection_helpers.caching import increment_counter


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    hour = event.event_time_epoch() // 3600
    key = f"{__name__}:failures:{event['user']}:{hour}"
    expiry = (hour + 2) * 3600
    return increment_counter(key, epoch_seconds=expiry) == 3
