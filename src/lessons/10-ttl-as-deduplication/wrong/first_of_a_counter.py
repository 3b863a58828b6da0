from panther_detection_helpers.caching import increment_counter

QUIET = 24 * 60 * 60


def rule(event):
    if event.get("check") != "disk_encryption" or event.get("compliant"):
        return False
    serial = event.deep_get("device", "serial")
    if not serial:
        return False
    key = f"Lesson.Told:unencrypted:{serial}"
    return increment_counter(key, epoch_seconds=event.event_time_epoch() + QUIET) == 1


def title(event):
    return f"The disk of {event.deep_get('device', 'serial')} is not encrypted"


def dedup(event):
    return f"unencrypted:{event.deep_get('device', 'serial')}"
