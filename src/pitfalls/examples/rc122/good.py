from panther_detection_helpers.caching import increment_counter


def rule(event):
    if event.get("eventType") != "file.download" or not event.get("user"):
        return False
    day = event.event_time_epoch() // 86400
    key = f"{__name__}:downloads:{event['user']}:{day}"
    # The table itself adds.
    return increment_counter(key, epoch_seconds=(day + 2) * 86400) == 5
