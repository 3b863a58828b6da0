from panther_detection_helpers.caching import add_to_string_set


def rule(event):
    if event.get("eventType") != "file.download" or not event.get("user"):
        return False
    hour = event.event_time_epoch() // 3600
    key = f"{__name__}:files:{event['user']}:{hour}"
    # Meant as: set the expiry with the first file of the hour, and leave it then.
    expiry = (hour + 2) * 3600 if event.get("position") == 1 else None
    files = add_to_string_set(key, event["file"], epoch_seconds=expiry)
    return len(files) == 25
