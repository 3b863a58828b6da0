from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_string_set


def rule(event):
    if event.get("eventType") != "file.download" or not event.get("user"):
        return False
    key = f"{__name__}:files:{event['user']}"
    expiry = event.event_time_epoch() + 3600
    if not get_string_set(key, force_ttl_check=True):
        # Nothing that is live: a put leaves nothing of the old set.
        put_string_set(key, [event["file"]], epoch_seconds=expiry)
        return False
    return len(add_to_string_set(key, event["file"], epoch_seconds=expiry)) >= 5
