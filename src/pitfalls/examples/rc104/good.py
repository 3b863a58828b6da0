from panther_detection_helpers.caching import add_to_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    key = f"{__name__}:countries:{event['user']}"
    countries = add_to_string_set(key, event["country"], epoch_seconds=event.event_time_epoch() + 86400)
    return len(countries) > 2
