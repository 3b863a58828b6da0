from panther_detection_helpers.caching import increment_counter

HOUR = 60 * 60
LIMIT = 5


def rule(event):
    if event.get("factor") != "duo_push" or event.get("result") != "denied":
        return False
    user = event.deep_get("user", "name")
    if not user:
        return False
    key = f"Lesson.NoCache:declined:{user}"
    declined = increment_counter(key, epoch_seconds=event.event_time_epoch() + HOUR)
    if declined < LIMIT:
        return False
    return True


def title(event):
    return f"{event.deep_get('user', 'name')} declines pushes for logins from {event.deep_get('access_device', 'ip')}"


def dedup(event):
    return event.deep_get("user", "name")
