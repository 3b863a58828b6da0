from panther_detection_helpers.caching import add_to_string_set, get_string_set, reset_string_set


def rule(event):
    if event.get("eventType") != "user.account.lock" or not event.get("user"):
        return False
    key = "locked-before:" + event["user"][0]
    locked = get_string_set(key, force_ttl_check=True)
    if event["user"] in locked:
        reset_string_set(key)
        return True
    # Only what is to be remembered is written.
    add_to_string_set(key, event["user"], epoch_seconds=event.event_time_epoch() + 86400)
    return False
