from panther_detection_helpers.caching import add_to_string_set


def rule(event):
    if event.get("eventType") != "file.download" or not event.get("user"):
        return False
    hour = event.event_time_epoch() // 3600
    key = f"{__name__}:files:{event['user']}:{hour}"
    files = add_to_string_set(key, event["file"], epoch_seconds=(hour + 2) * 3600)
    return len(files) >= 5
