"""A user signs in with a device that was never seen before. The first one is trusted."""

from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_string_set

KEPT = 60 * 24 * 3600


def rule(event):
    if event.get("eventType") != "user.session.start":
        return False
    if event.deep_get("outcome", "result") != "SUCCESS":
        return False
    user = event.deep_get("actor", "alternateId")
    device = event.deep_get("client", "userAgent", "rawUserAgent")
    if not user or not device:
        return False

    key = f"okta-devices:{user}"
    expiry = event.event_time_epoch() + KEPT
    known = get_string_set(key, force_ttl_check=True)
    if not known:
        put_string_set(key, [device], epoch_seconds=expiry)
        return False
    if device in known:
        return False
    add_to_string_set(key, [device], epoch_seconds=expiry)
    return True


def title(event):
    return f"{event.deep_get('actor', 'alternateId', default='<unknown>')} signed in with a new device"


def dedup(event):
    return event.deep_get("actor", "alternateId", default="<unknown>")
