"""All factors of a user are reset, then the user signs in from an address from which the factors were not reset."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary

TWO_HOURS = 2 * 60 * 60
RESET = {}


def reset_key(user_id):
    return "okta-factors-reset:" + user_id


def on_reset(event):
    users = [one for one in event.get("target", []) if one.get("type") == "User"]
    user_id = users[0].get("id") if users else None
    if user_id:
        facts = {"by": event.deep_get("actor", "alternateId", default="?"), "address": event.deep_get("client", "ipAddress", default="?")}
        put_dictionary(reset_key(user_id), facts, epoch_seconds=event.event_time_epoch() + TWO_HOURS)
    return False


def on_login(event):
    user_id = event.deep_get("actor", "id")
    if not user_id:
        return False
    RESET.update(get_dictionary(reset_key(user_id), force_ttl_check=True))
    return bool(RESET) and RESET.get("address") != event.deep_get("client", "ipAddress")


HANDLERS = {"user.mfa.factor.reset_all": on_reset, "user.session.start": on_login}


def rule(event):
    RESET.clear()
    handler = HANDLERS.get(event.get("eventType"))
    return handler(event) if handler else False


def alert_context(event):
    return {"reset_by": RESET.get("by"), "reset_from": RESET.get("address"), "address": event.deep_get("client", "ipAddress")}
