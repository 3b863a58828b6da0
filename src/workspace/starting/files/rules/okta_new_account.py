from cache_keys import DAY, expires_after, new_account_key
from panther_detection_helpers.caching import put_dictionary


def new_account(event):
    """The address of the account that was created, or None."""
    for target in event.get("target") or []:
        if target.get("type") == "User":
            return target.get("alternateId")
    return None


def rule(event):
    if event.get("eventType") != "user.lifecycle.create":
        return False
    if event.deep_get("outcome", "result") != "SUCCESS":
        return False
    email = new_account(event)
    if not email:
        return False

    # Another detection asks for this key: see aws_console_login_new_account.py.
    account = {
        "created_by": event.deep_get("actor", "alternateId", default=""),
        "created_at": event.get("p_event_time", ""),
    }
    put_dictionary(new_account_key(email), account, epoch_seconds=expires_after(event, 3 * DAY))
    return True


def title(event):
    return f"New Okta account {new_account(event)}"


def dedup(event):
    return new_account(event)


def alert_context(event):
    return {"created_by": event.deep_get("actor", "alternateId")}
