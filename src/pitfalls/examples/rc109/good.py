from panther_detection_helpers.caching import increment_counter, reset_counter


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    hour = event.event_time_epoch() // 3600
    key = f"{__name__}:failures:{event['user']}:{hour}"
    # Every write says how long the item lives.
    failures = increment_counter(key, epoch_seconds=(hour + 2) * 3600)
    if failures >= 4:
        reset_counter(key)
        return True
    return False
