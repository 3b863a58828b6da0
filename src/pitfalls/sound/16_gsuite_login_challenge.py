"""A login challenge is passed although the account just failed one from another address."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary

EXPIRES_AFTER = 3600


def rule(event):
    user = event.deep_get("actor", "email")
    address = event.get("ipAddress")
    if user is None or address is None:
        return False
    key = f"gsuite-challenge:{user}"
    match event.get("name"):
        case "login_failure":
            failure = {"address": address, "type": event.deep_get("parameters", "login_type", default="")}
            put_dictionary(key, failure, epoch_seconds=event.event_time_epoch() + EXPIRES_AFTER)
            return False
        case "login_challenge" if event.deep_get("parameters", "login_challenge_status") == "Challenge Passed":
            failed = get_dictionary(key, force_ttl_check=True)
            return failed.get("address", address) != address
        case _:
            return False


def dedup(event):
    return event.deep_get("actor", "email", default="<unknown>")
