"""A service account gets a key within a day of being created, by the same principal."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary

CREATE = "google.iam.admin.v1.CreateServiceAccount"
CREATE_KEY = "google.iam.admin.v1.CreateServiceAccountKey"


def remembered(event, *, account, facts=None, seconds=86400):
    """Writes the facts where some are given, else answers what is known."""
    key = f"gcp-account-created:{account}"
    if facts is not None:
        put_dictionary(key, facts, epoch_seconds=event.event_time_epoch() + seconds)
        return facts
    return get_dictionary(key, force_ttl_check=True)


def rule(event):
    method = event.deep_get("protoPayload", "methodName")
    principal = event.deep_get("protoPayload", "authenticationInfo", "principalEmail")
    account = event.deep_get("resource", "labels", "email_id")
    if method not in (CREATE, CREATE_KEY) or not principal or not account:
        return False
    if method == CREATE:
        remembered(event, account=account, facts={"by": principal})
        return False
    return remembered(event, account=account).get("by") == principal
