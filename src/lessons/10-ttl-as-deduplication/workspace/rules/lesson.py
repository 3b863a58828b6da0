from panther_detection_helpers.caching import get_string_set, put_string_set

QUIET = 24 * 60 * 60


def rule(event):
    if event.get("check") != "disk_encryption" or event.get("compliant"):
        return False
    serial = event.deep_get("device", "serial")
    if not serial:
        return False
    key = f"Lesson.Told:unencrypted:{serial}"
    told = get_string_set(key, force_ttl_check=True)
    put_string_set(key, ["told"], epoch_seconds=event.event_time_epoch() + QUIET)
    return not told


def title(event):
    return f"The disk of {event.deep_get('device', 'serial')} is not encrypted"


def dedup(event):
    return f"unencrypted:{event.deep_get('device', 'serial')}"
