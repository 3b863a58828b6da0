from datetime import datetime, timedelta

from panther_oss_helpers import add_to_string_set, set_key_expiration


def rule(event):
    key = "okta-login:" + event.deep_get("actor", "alternateId")
    add_to_string_set(key, event.deep_get("client", "ipAddress"))
    # Expire the entry after a week so the table doesn't fill up with past users
    set_key_expiration(key, str((datetime.now() + timedelta(days=7)).timestamp()))
    return False
