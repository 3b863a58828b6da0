from panther_detection_helpers.caching import add_to_string_set, get_string_set


def rule(event):
    if event.get("eventType") != "file.share":
        return False
    is_new = False
    for name in event.get("files", []):
        # A request for each file, one after the other.
        if not get_string_set(f"{__name__}:shared:{name}", force_ttl_check=True):
            add_to_string_set(f"{__name__}:shared:{name}", "yes", epoch_seconds=event.event_time_epoch() + 86400)
            is_new = True
    return is_new
