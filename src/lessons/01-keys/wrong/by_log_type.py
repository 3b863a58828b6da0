from panther_detection_helpers.caching import increment_counter

LIMIT = 3


def rule(event):
    if event.get("eventType") != "user.session.start" or event.deep_get("outcome", "result") != "FAILURE":
        return False
    user = event.deep_get("actor", "alternateId")
    count = increment_counter(f"failed logins:{event['p_log_type']}")
    return count == LIMIT


def title(event):
    return f"Three failed logins of {event.deep_get('actor', 'alternateId')}"
