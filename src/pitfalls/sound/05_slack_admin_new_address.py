"""A Slack administrator acts from an address that no administrator of the workspace used in a month."""

from cache_keys import DAY, cache_key, expires_after
from panther_detection_helpers import caching

ADMIN_ACTIONS = ("role_change_to_admin", "app_approved", "sso_setting_changed", "export_started")


def rule(event):
    address = event.deep_get("context", "ip_address")
    workspace = event.deep_get("context", "location", "id")
    if event.get("action") not in ADMIN_ACTIONS or None in (address, workspace):
        return False
    key = cache_key("slack-admin-addresses", workspace)
    known = caching.get_string_set(key, force_ttl_check=True)
    expiry = expires_after(event, 30 * DAY)
    if known and address in known:
        return False
    if known:
        caching.add_to_string_set(key, [address], epoch_seconds=expiry)
    else:
        caching.put_string_set(key, [address], epoch_seconds=expiry)
    return bool(known)


def severity(event):
    return "HIGH" if event.get("action") == "export_started" else "MEDIUM"
