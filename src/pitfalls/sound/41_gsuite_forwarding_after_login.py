"""Mail is forwarded to the outside by an account that signed in suspiciously. Late events keep a whole window."""

import time

from panther_detection_helpers.caching import get_dictionary, put_dictionary

WINDOW_SECONDS = 4 * 3600


def expiry_of(event):
    """From the later one of both times: an event that comes late would leave something that has expired already."""
    return max(event.event_time_epoch(), int(time.time())) + WINDOW_SECONDS


def rule(event):
    email = event.deep_get("actor", "email")
    name = event.get("name")
    if not email or name not in ("suspicious_login", "email_forwarding_out_of_domain"):
        return False
    key = f"suspicious-login:{email}"
    if name == "suspicious_login":
        put_dictionary(key, {"address": event.get("ipAddress", "")}, epoch_seconds=expiry_of(event))
        return False
    return "address" in get_dictionary(key, force_ttl_check=True)
