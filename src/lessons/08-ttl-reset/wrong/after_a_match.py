from panther_detection_helpers.caching import get_counter, increment_counter, reset_counter, set_key_expiration

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
    count = increment_counter(key)
    if count == 1:
        set_key_expiration(key, event.event_time_epoch() + PAUSE)
    if count == LIMIT:
        reset_counter(key)
    return count == LIMIT


def title(event):
    return f"Three wrong passwords of {event.get('USER_NAME')}"
