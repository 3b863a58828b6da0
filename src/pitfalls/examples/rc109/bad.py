from panther_detection_helpers.caching import increment_counter, reset_counter, set_key_expiration


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    key = f"{__name__}:failures:{event['user']}"
    failures = increment_counter(key)
    if failures == 1:
        # Meant as one hour; the next increment makes it 90 days.
        set_key_expiration(key, event.event_time_epoch() + 3600)
    if failures >= 4:
        reset_counter(key)
        return True
    return False
