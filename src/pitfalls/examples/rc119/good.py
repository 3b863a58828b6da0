import time

from panther_detection_helpers.caching import increment_counter


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    # 0 where the event has no time that can be read.
    moment = event.event_time_epoch() or int(time.time())
    hour = moment // 3600
    key = f"{__name__}:failures:{event['user']}:{hour}"
    return increment_counter(key, epoch_seconds=moment + 7200) == 3
