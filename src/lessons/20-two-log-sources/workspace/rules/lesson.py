from panther_detection_helpers.caching import add_to_string_set

USERS = 3


def rule(event):
    ip = event.get("sourceIPAddress")
    user = event.deep_get("userIdentity", "userName")
    outcome = event.deep_get("responseElements", "ConsoleLogin")
    if not ip or not user or outcome != "Failure":
        return False
    users = add_to_string_set(f"Lesson.Correlation:failed-from:{ip}", user)
    return len(users) >= USERS


def title(event):
    return f"Logins of many users fail from {event.get('sourceIPAddress')}"
