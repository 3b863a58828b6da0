"""An account that was created a few days ago signs in without a second factor. Another detection marks new accounts."""

from cache_keys import new_account_key
from panther_detection_helpers.caching import get_dictionary

CREATED = {}


def rule(event):
    CREATED.clear()
    if event.get("eventName") != "ConsoleLogin":
        return False
    if event.deep_get("additionalEventData", "MFAUsed") == "Yes":
        return False
    name = event.deep_get("userIdentity", "userName")
    if not name:
        return False
    CREATED.update(get_dictionary(new_account_key(name), force_ttl_check=True))
    return len(CREATED) > 0


def title(event):
    return f"{event.deep_get('userIdentity', 'userName')}, created by {CREATED.get('by')}, signed in without MFA"
