from panther_detection_helpers.caching import increment_counter

LIMIT = 3


def rule(event):
    if event.get("event") != "auth" or event.get("success"):
        return False
    user = event.get("user")
    server = event.get("server_id")
    count = increment_counter(f"Lesson.Collisions:denied:{user}{server}")
    return count == LIMIT


def title(event):
    return f"{event.get('user')} was denied three times on server {event.get('server_id')}"
