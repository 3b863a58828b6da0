from panther_detection_helpers.caching import add_to_string_set

LAST = {"user": "<unknown>"}


def rule(event):
    if event.get("eventType") == "user.account.lock":
        # Leaves before the global is set, so the title names an earlier user.
        return True
    LAST["user"] = event.get("user")
    if event.get("eventType") != "user.session.start" or not event.get("user"):
        return False
    day = event.event_time_epoch() // 86400
    key = f"{__name__}:countries:{event['user']}:{day}"
    return len(add_to_string_set(key, event["country"], epoch_seconds=(day + 2) * 86400)) > 2


def title(event):
    return f"Look at the account of {LAST['user']}"
