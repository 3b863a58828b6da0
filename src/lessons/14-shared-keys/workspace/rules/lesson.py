from lesson_keys import reset_key
from panther_detection_helpers.caching import get_string_set


def rule(event):
    if event.get("eventName") != "CreateAccessKey":
        return False
    principal = event.deep_get("userIdentity", "principalId")
    if not principal:
        return False
    return len(get_string_set(reset_key(principal), force_ttl_check=True)) > 0


def title(event):
    return f"Access key made after a reset factor: {event.deep_get('userIdentity', 'principalId')}"
