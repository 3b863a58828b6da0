from panther_detection_helpers.caching import add_to_string_set, get_string_set


def rule(event):
    if event.get("eventType") != "file.share" or not event.get("user"):
        return False
    names = set(event.get("files", []))
    key = f"{__name__}:shared:{event['user']}"
    # One read and one write, however many files there are.
    new = names - get_string_set(key, force_ttl_check=True)
    if new:
        add_to_string_set(key, list(new), epoch_seconds=event.event_time_epoch() + 86400)
    return bool(new)
