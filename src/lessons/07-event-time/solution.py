from panther_detection_helpers.caching import get_dictionary, put_dictionary

WINDOW = 60 * 60
KEPT = 3 * 24 * 60 * 60


def rule(event):
    user = event.deep_get("actor", "alternateId")
    if not user:
        return False
    key = f"Lesson.EventTime:factor-removed:{user}"
    if event.get("eventType") == "user.mfa.factor.deactivate":
        put_dictionary(key, {"at": event.event_time_epoch()}, epoch_seconds=event.event_time_epoch() + KEPT)
        return False
    if event.get("eventType") != "user.session.access_admin_app":
        return False
    removed = get_dictionary(key, force_ttl_check=True)
    if not removed:
        return False
    return 0 <= event.event_time_epoch() - removed["at"] <= WINDOW


def title(event):
    return f"{event.deep_get('actor', 'alternateId')} opened the admin console within an hour of losing a second factor"
