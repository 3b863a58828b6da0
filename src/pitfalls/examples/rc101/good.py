from panther_detection_helpers.caching import add_to_string_set, get_string_set


def rule(event):
    if event.get("eventType") != "user.mfa.attempt_bypass":
        return False
    key = f"{__name__}:bypassed:{event['user']}"
    before = get_string_set(key, force_ttl_check=True)
    if before:
        return True
    add_to_string_set(key, "yes", epoch_seconds=event.event_time_epoch() + 86400)
    return False
