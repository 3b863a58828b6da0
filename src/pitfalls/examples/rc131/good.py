from panther_detection_helpers.caching import add_to_string_set


def rule(event):
    if event.get("eventType") != "session.opened":
        return False
    day = event.event_time_epoch() // 86400
    key = f"{__name__}:sessions:{event['user']}:{day}"
    sessions = add_to_string_set(key, event["session"], epoch_seconds=(day + 2) * 86400)
    return len(sessions) == 500
