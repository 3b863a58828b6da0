from panther_detection_helpers.caching import add_to_string_set


def rule(event):
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    day = event.event_time_epoch() // 86400
    key = f"{__name__}:networks:{event['user']}:{day}"
    members = [str(one) for one in (event.get("network"), event.get("proxy")) if one]
    networks = add_to_string_set(key, members, epoch_seconds=(day + 2) * 86400)
    return len(networks) > 3
