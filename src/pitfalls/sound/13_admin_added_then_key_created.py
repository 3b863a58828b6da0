"""Somebody becomes an administrator in the directory, and creates an access key in the cloud within the hour."""

from cache_keys import HOUR, cache_key, expires_after
from panther_detection_helpers.caching import get_dictionary, put_dictionary

GRANTS = ("user.account.privilege.grant", "group.user_membership.add")


def rule(event):
    user = event.udm("actor_user")
    if not user:
        return False
    if event.get("p_log_type") == "Okta.SystemLog":
        return remember_grant(event)
    if event.get("eventName") != "CreateAccessKey":
        return False
    return bool(get_dictionary(cache_key("admin-grant", user), force_ttl_check=True))


def remember_grant(event):
    if event.get("eventType") not in GRANTS:
        return False
    for target in event.get("target", []):
        if target.get("type") == "User" and target.get("alternateId"):
            facts = {"by": event.udm("actor_user"), "event": event.get("eventType")}
            put_dictionary(cache_key("admin-grant", target["alternateId"]), facts, epoch_seconds=expires_after(event, HOUR))
            return False
    return False
