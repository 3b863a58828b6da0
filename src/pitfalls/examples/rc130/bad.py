from panther_detection_helpers.caching import increment_counter, put_dictionary


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    hour = event.event_time_epoch() // 3600
    expiry = (hour + 2) * 3600
    key = f"{__name__}:failures:{event['user']}:{hour}"
    failures = increment_counter(key, epoch_seconds=expiry)
    # Replaces the item, counter and all.
    put_dictionary(key, {"last": event["ip"]}, epoch_seconds=expiry)
    return failures == 3
