from panther_detection_helpers.caching import add_to_string_set

COUNTRIES = set()


def rule(event):
    COUNTRIES.clear()
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    key = f"{__name__}:countries:{event['user']}"
    COUNTRIES.update(add_to_string_set(key, event["country"], epoch_seconds=event.event_time_epoch() + 86400))
    return len(COUNTRIES) > 1


def title(event):
    return f"{event['user']} logged in from {', '.join(sorted(COUNTRIES))}"
