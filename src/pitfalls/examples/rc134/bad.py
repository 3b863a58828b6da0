from panther_detection_helpers.caching import add_to_string_set, get_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    key = f"{__name__}:countries:{event['user']}"
    return len(add_to_string_set(key, event["country"], epoch_seconds=event.event_time_epoch() + 86400)) > 1


def title(event):
    # Another request, which sees what is stored by now.
    countries = get_string_set(f"{__name__}:countries:{event['user']}")
    return f"{event['user']} logged in from {', '.join(sorted(countries))}"
