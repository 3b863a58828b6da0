import json

from cache_keys import new_account_key
from panther_detection_helpers.caching import get_dictionary

ACCOUNT = {}


def rule(event):
    ACCOUNT.clear()
    if event.get("eventName") != "ConsoleLogin":
        return False
    if event.deep_get("responseElements", "ConsoleLogin") != "Success":
        return False
    if event.deep_get("additionalEventData", "MFAUsed") != "No":
        return False
    user = event.deep_get("userIdentity", "userName")
    if not user:
        return False

    # okta_new_account.py wrote it. This detection only reads: no two of them change one key.
    account = get_dictionary(new_account_key(user), force_ttl_check=True)
    if isinstance(account, str):
        # The mock of a unit test can only return text or a bool.
        account = json.loads(account)
    ACCOUNT.update(account)
    return len(ACCOUNT) > 0


def title(event):
    return f"New account {event.deep_get('userIdentity', 'userName')} logged in to AWS without MFA"


def dedup(event):
    return event.deep_get("userIdentity", "userName")


def alert_context(event):
    return {
        "created_by": ACCOUNT.get("created_by"),
        "created_at": ACCOUNT.get("created_at"),
        "address": event.get("sourceIPAddress"),
    }
