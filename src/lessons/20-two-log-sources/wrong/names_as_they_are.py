from panther_detection_helpers.caching import add_to_string_set

USERS = 3


def rule(event):
    ip = event.udm("source_ip")
    user = event.udm("actor_user")
    outcome = event.udm("login_outcome")
    if not ip or not user or not outcome or outcome.lower() != "failure":
        return False
    users = add_to_string_set(f"Lesson.Correlation:failed-from:{ip}", user)
    return len(users) >= USERS


def title(event):
    return f"Logins of many users fail from {event.udm('source_ip')}"
