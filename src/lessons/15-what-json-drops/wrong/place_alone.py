from panther_detection_helpers.caching import get_dictionary, put_dictionary

MONTH = 30 * 24 * 60 * 60


def rule(event):
    if event.deep_get("data", "type") != "s":
        return False
    user = event.deep_get("data", "user_name")
    country = event.deep_get("data", "location_info", "country_name")
    city = event.deep_get("data", "location_info", "city_name")
    if not user or not country or not city:
        return False
    key = f"Lesson.JSON:habits:{user}"
    habits = get_dictionary(key, force_ttl_check=True)
    place = [country, city]
    hour = int(event["p_event_time"][11:13])
    hours = habits.get("hours", {})
    unusual = bool(habits) and place != habits["place"] and hour not in hours
    hours[hour] = hours.get(hour, 0) + 1
    expiry = event.event_time_epoch() + MONTH
    put_dictionary(key, {"place": place, "hours": hours}, epoch_seconds=expiry)
    return unusual


def title(event):
    return f"{event.deep_get('data', 'user_name')} came from another place at an unusual hour"
