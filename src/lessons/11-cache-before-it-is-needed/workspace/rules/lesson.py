from panther_detection_helpers.caching import get_string_set, put_string_set, reset_string_set

WEEK = 7 * 24 * 60 * 60


def rule(event):
    device = event.get("location")
    threat = event.get("threat")
    key = f"Lesson.Filter:seen:{device}:{threat}"
    seen = get_string_set(key, force_ttl_check=True)
    if event.get("type") != "Event::Endpoint::Threat::Detected":
        return False
    if event.get("severity") == "low":
        return False
    if not device or not threat:
        return False
    if seen:
        reset_string_set(key)
        return True
    put_string_set(key, ["seen"], epoch_seconds=event.event_time_epoch() + WEEK)
    return False


def title(event):
    return f"{event.get('threat')} is back on {event.get('location')}"
