"""An account starts machines in a region in which it never did."""

from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_string_set

PREFIX = "aws.regions-of-account"
KEPT_SECONDS = 90 * 86400


def rule(event):
    if event.get("eventName") != "RunInstances" or event.get("errorCode"):
        return False
    if (account := event.get("recipientAccountId")) is None or (region := event.get("awsRegion")) is None:
        return False
    key = "%s/%s" % (PREFIX, account)
    if region in (regions := get_string_set(key, force_ttl_check=True)):
        return False
    write = add_to_string_set if regions else put_string_set
    write(key, {region}, epoch_seconds=event.event_time_epoch() + KEPT_SECONDS)
    return bool(regions)


def dedup(event):
    return f"{event.get('recipientAccountId')}/{event.get('awsRegion')}"
