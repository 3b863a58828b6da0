from panther_detection_helpers.caching import get_string_set, put_string_set


def rule(event):
    user = event.get("user")
    if not user:
        return False
    key = f"new-account:{user}"
    if event.get("eventType") == "user.lifecycle.create":
        put_string_set(key, [event["p_event_time"]], epoch_seconds=event.event_time_epoch() + 86400)
        return False
    if event.get("eventType") != "user.mfa.deactivate":
        return False
    # Whether the account was made within the last day.
    return len(get_string_set(key, force_ttl_check=True)) > 0
