from panther_detection_helpers.caching import add_to_string_set, get_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    key = f"{__name__}:countries:{event['user']}"
    countries = get_string_set(key, force_ttl_check=True)
    if not countries:
        add_to_string_set(key, event["country"], epoch_seconds=event.event_time_epoch() + 7 * 86400)
        return False
    if event["country"] in countries:
        return False
    # Changes the copy; the next event from this country alerts again.
    countries.add(event["country"])
    return True
