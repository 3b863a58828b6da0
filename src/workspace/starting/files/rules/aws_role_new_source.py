from cache_keys import DAY, cache_key, expires_after
from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_string_set


def rule(event):
    if event.get("eventSource") != "sts.amazonaws.com" or event.get("eventName") != "AssumeRole":
        return False
    # What was refused did not happen, and AWS services assume roles all day.
    if event.get("errorCode") or event.deep_get("userIdentity", "type") == "AWSService":
        return False

    role = event.deep_get("requestParameters", "roleArn")
    address = event.get("sourceIPAddress")
    if not role or not address:
        return False
    return is_new_source(event, role, address)


def is_new_source(event, role, address):
    """Whether others assumed this role before, but nobody from this address. Remembers the address.

    A function of its own that returns a bool, so that a unit test can replace it with a mock.
    """
    key = cache_key("aws_role_sources", role)
    expiry = expires_after(event, 30 * DAY)
    known = get_string_set(key, force_ttl_check=True)

    if not known:
        # Trust on first use. put, not add: what an expired, not yet deleted item still holds must not come back.
        put_string_set(key, [address], epoch_seconds=expiry)
        return False

    # Check first, then add: a set that has just been added to holds the address in any case.
    if address in known:
        return False
    add_to_string_set(key, [address], epoch_seconds=expiry)
    return True


def title(event):
    role = event.deep_get("requestParameters", "roleArn", default="<unknown>")
    return f"{role.split('/')[-1]} was assumed from {event.get('sourceIPAddress')} for the first time"


def dedup(event):
    # The role and the address: another new address within the hour is an alert of its own.
    return f"{event.deep_get('requestParameters', 'roleArn')} {event.get('sourceIPAddress')}"


def alert_context(event):
    return {
        "role": event.deep_get("requestParameters", "roleArn"),
        "session": event.deep_get("requestParameters", "roleSessionName"),
        "assumed_by": event.deep_get("userIdentity", "arn"),
        "user_agent": event.get("userAgent"),
    }
