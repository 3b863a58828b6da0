from panther_detection_helpers.caching import add_to_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    # The other detection has had the same idea of a key.
    devices = add_to_string_set(event["user"], event["device"], epoch_seconds=event.event_time_epoch() + 86400)
    return len(devices) > 3
