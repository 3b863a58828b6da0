"""The megabytes that a user uploads to personal storage in a day."""

from cache_keys import DAY, window_key
from panther_detection_helpers.caching import increment_counter

PERSONAL = {"Dropbox", "Google Drive", "iCloud"}
LIMIT_MB = 500
uploaded = {"mb": 0}


def megabytes(event):
    size = event.get("file_size")
    return max(1, round(size / 1_000_000)) if isinstance(size, int) else 0


def rule(event):
    uploaded.update(mb=0)
    user = event.get("user")
    if event.get("activity") != "Upload" or event.get("app") not in PERSONAL or not user:
        return False
    if (size := megabytes(event)) == 0:
        return False
    total = increment_counter(window_key("netskope-uploads", user, event, DAY), size, epoch_seconds=event.event_time_epoch() + 2 * DAY)
    uploaded["mb"] = int(total)
    return int(total) >= LIMIT_MB > int(total) - size


def dedup(event):
    return event.get("user", "unknown")


def alert_context(event):
    return {"megabytes": uploaded["mb"], "app": event.get("app")}
