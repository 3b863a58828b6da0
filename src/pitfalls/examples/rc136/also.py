from panther_detection_helpers.caching import put_string_set


def rule(event):
    if event.get("eventType") != "user.lifecycle.create" or not event.get("user"):
        return False
    put_string_set(f"new-account:{event['user']}", ["yes"], epoch_seconds=event.event_time_epoch() + 3 * 86400)
    return False
