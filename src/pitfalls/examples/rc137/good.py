from panther_detection_helpers.caching import add_to_string_set, get_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    day = event.event_time_epoch() // 86400
    key = f"{__name__}:countries:{event['user']}:{day}"
    countries = add_to_string_set(key, event["country"], epoch_seconds=(day + 2) * 86400)
    return len(countries) == 2
