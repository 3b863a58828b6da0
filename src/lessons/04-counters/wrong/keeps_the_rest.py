from panther_detection_helpers.caching import increment_counter

LIMIT = 1_000_000_000


def rule(event):
    if event.get("event_type") != "DOWNLOAD":
        return False
    user = event.deep_get("created_by", "login")
    size = event.deep_get("additional_details", "size")
    if not user or not size:
        return False
    key = f"Lesson.Counters:downloaded-bytes:{user}"
    total = increment_counter(key, size)
    if total < LIMIT:
        return False
    increment_counter(key, -LIMIT)
    return True


def title(event):
    return f"{event.deep_get('created_by', 'login')} downloaded a gigabyte"
