from datetime import timedelta

from panther_detection_helpers.caching import get_string_set, put_string_set

DAY = timedelta(days=1)


def rule(event):
    user = event.get("actor")
    if not user:
        return False
    key = f"Lesson.TTL:new-key:{user}"
    if event.get("action") == "public_key.create":
        put_string_set(key, ["added"], epoch_seconds=event.event_time_epoch() + DAY.seconds)
        return False
    if event.get("action") != "git.clone":
        return False
    return len(get_string_set(key, force_ttl_check=True)) > 0


def title(event):
    return f"{event.get('actor')} cloned {event.get('repo')} within a day of adding a key"
