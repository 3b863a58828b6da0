from panther_detection_helpers.caching import increment_counter


def rule(event):
    if event.get("outcome") != "FAILURE" or not event.get("user"):
        return False
    # The moment of the event: no other event makes this key again.
    key = f"{__name__}:failures:{event['user']}:{event['p_event_time']}"
    return increment_counter(key, epoch_seconds=event.event_time_epoch() + 7200) == 5
