from panther_detection_helpers.caching import get_dictionary, put_dictionary

REMEMBERED = 30 * 24 * 60 * 60


def rule(event):
    if event.get("category") != "success":
        return False
    user = event.deep_get("target_user", "email")
    country = event.get("country")
    platform = event.deep_get("client", "platform_name")
    if not user or not country or not platform:
        return False
    key = f"Lesson.Dictionaries:last-sign-in:{user}"
    now = {"country": country, "platform": platform}
    last = get_dictionary(key, force_ttl_check=True)
    if not last:
        put_dictionary(key, now, epoch_seconds=event.event_time_epoch() + REMEMBERED)
        return False
    moved = country != last.get("country") and platform != last.get("platform")
    if country != last.get("country"):
        put_dictionary(key, {"country": country}, epoch_seconds=event.event_time_epoch() + REMEMBERED)
    if platform != last.get("platform"):
        put_dictionary(key, {"platform": platform}, epoch_seconds=event.event_time_epoch() + REMEMBERED)
    return moved


def title(event):
    return f"{event.deep_get('target_user', 'email')} signed in from {event.get('country')} on another device"
