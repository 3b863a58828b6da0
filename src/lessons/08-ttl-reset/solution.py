from panther_detection_helpers.caching import get_counter, increment_counter, reset_counter

PAUSE = 30 * 60
LIMIT = 3


def rule(event):
    if event.get("LOGIN_STATUS") != "Invalid Password":
        return False
    user = event.get("USER_NAME")
    if not user:
        return False
    key = f"Lesson.Reset:wrong-passwords:{user}"
    if not get_counter(key, force_ttl_check=True):
        reset_counter(key)
    count = increment_counter(key, epoch_seconds=event.event_time_epoch() + PAUSE)
    return count == LIMIT


def title(event):
    return f"Three wrong passwords of {event.get('USER_NAME')}"
