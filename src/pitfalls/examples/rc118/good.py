import time

from panther_detection_helpers.caching import increment_counter


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    quarter = event.event_time_epoch() // 900
    key = f"{__name__}:failures:{event['user']}:{quarter}"
    # An event may come later than the state lives.
    started = max(event.event_time_epoch(), int(time.time()))
    return increment_counter(key, epoch_seconds=started + 900) == 3
