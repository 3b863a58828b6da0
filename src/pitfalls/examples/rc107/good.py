from panther_detection_helpers.caching import increment_counter


def rule(event):
    if event.get("eventType") != "badge.denied":
        return False
    # A badge is a number, and some readers send none.
    if event.get("badge") is None:
        return False
    hour = event.event_time_epoch() // 3600
    key = f"{__name__}:denied:{event['badge']}:{hour}"
    return increment_counter(key, epoch_seconds=(hour + 2) * 3600) == 3
