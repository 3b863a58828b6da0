from panther_detection_helpers.caching import get_string_set, put_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    key = f"{__name__}:country:{event['user']}"
    countries = get_string_set(key, force_ttl_check=True)
    if event["country"] not in countries:
        put_string_set(key, [event["country"]])
    return bool(countries) and event["country"] not in countries
