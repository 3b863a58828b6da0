from panther_detection_helpers.caching import add_to_string_set

SEEN = set()


def rule(event):
    SEEN.clear()
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    key = f"{__name__}:countries:{event['user']}"
    SEEN.update(add_to_string_set(key, event["country"], epoch_seconds=event.event_time_epoch() + 86400))
    return len(SEEN) > 1


def alert_context(event):
    return {"user": event.get("user"), "countries": sorted(SEEN)}
