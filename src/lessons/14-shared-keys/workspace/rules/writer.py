from lesson_keys import reset_key
from panther_detection_helpers.caching import put_string_set

DAY = 24 * 60 * 60


def rule(event):
    if event.get("eventType") != "user.mfa.factor.reset_all":
        return False
    user = event.deep_get("target", "alternateId")
    if user:
        put_string_set(reset_key(user), ["reset"], epoch_seconds=event.event_time_epoch() + DAY)
    return False
