from panther_detection_helpers.caching import get_string_set, put_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    key = f"{__name__}:home:{event['user']}"
    home = get_string_set(key, force_ttl_check=True)
    if not home:
        # Meant as: keep it for ever.
        put_string_set(key, [event["country"]], epoch_seconds=0)
    return bool(home) and event["country"] not in home
