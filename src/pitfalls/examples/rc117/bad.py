import time

from panther_detection_helpers.caching import increment_counter


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    day = event.event_time_epoch() // 86400
    key = f"{__name__}:failures:{event['user']}:{day}"
    expiry = int(time.time()) + 3 * 3600
    return increment_counter(key, epoch_seconds=expiry) == 3
