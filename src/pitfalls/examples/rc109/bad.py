from panther_detection_helpers.caching import increment_counter, reset_counter, set_key_expiration


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    hour = event.event_time_epoch() // 3600
    key = f"{__name__}:failures:{event['user']}:{hour}"
    failures = increment_counter(key)
    if failures == 1:
        # Meant to end soon after the hour; the next increment makes it 90 days.
        set_key_expiration(key, (hour + 2) * 3600)
    if failures >= 4:
        reset_counter(key)
        return True
    return False
