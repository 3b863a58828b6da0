from panther_detection_helpers.caching import increment_counter


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user") or not event.get("host"):
        return False
    hour = event.event_time_epoch() // 3600
    key = "failures:" + event["user"] + ":" + event["host"] + ":" + str(hour)
    return increment_counter(key, epoch_seconds=(hour + 2) * 3600) == 4
