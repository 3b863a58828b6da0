from panther_detection_helpers.caching import increment_counter


def rule(event):
    if event.get("eventType") != "badge.denied":
        return False
    key = event.get("badge")
    return increment_counter(key, epoch_seconds=event.event_time_epoch() + 3600) == 3
