"""Marks new accounts for the detection of logins without a second factor; it does not alert by itself."""

from cache_keys import DAY, expires_after, new_account_key
from panther_detection_helpers.caching import put_dictionary


def rule(event):
    if event.get("eventType") != "user.lifecycle.create":
        return False
    targets = [one.get("alternateId") for one in event.get("target", []) if one.get("type") == "User"]
    created = targets[0] if targets else None
    if not created:
        return False
    creator = event.deep_get("actor", "alternateId", default="unknown")
    put_dictionary(new_account_key(created), {"by": creator}, epoch_seconds=expires_after(event, 3 * DAY))
    return False
