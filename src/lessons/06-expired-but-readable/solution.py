from panther_detection_helpers.caching import get_string_set, put_string_set

APPROVED_FOR = 2 * 60 * 60


def rule(event):
    user = event.get("user")
    if not user:
        return False
    key = f"Lesson.Expired:approved:{user}"
    if event.get("event") == "access_request.review" and event.get("state") == "APPROVED":
        put_string_set(key, ["approved"], epoch_seconds=event.event_time_epoch() + APPROVED_FOR)
        return False
    if event.get("event") != "session.start" or event.deep_get("server_labels", "env") != "prod":
        return False
    approved = get_string_set(key, force_ttl_check=True)
    return "approved" not in approved


def title(event):
    return f"{event.get('user')} opened a session on {event.get('server_hostname')} without an approval"
