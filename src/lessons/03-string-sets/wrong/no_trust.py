from panther_detection_helpers.caching import add_to_string_set, get_string_set

REMEMBERED = 90 * 24 * 60 * 60


def rule(event):
    if event.get("IS_SUCCESS") != "YES":
        return False
    account = event.get("USER_NAME")
    address = event.get("CLIENT_IP")
    if not account or not address:
        return False
    key = f"Lesson.Sets:addresses:{account}"
    known = get_string_set(key, force_ttl_check=True)
    if address in known:
        return False
    add_to_string_set(key, address, epoch_seconds=event.event_time_epoch() + REMEMBERED)
    return True


def title(event):
    return f"{event.get('USER_NAME')} signed in from the new address {event.get('CLIENT_IP')}"
