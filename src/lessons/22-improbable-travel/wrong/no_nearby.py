from math import asin, cos, radians, sin, sqrt

from panther_detection_helpers.caching import get_dictionary, put_dictionary

WEEK = 7 * 24 * 60 * 60
FASTEST = 900
NEARBY = 100


def kilometres(one, other):
    """The way between two places over the surface of the earth."""
    lat1, lon1, lat2, lon2 = (radians(x) for x in (one["lat"], one["lon"], other["lat"], other["lon"]))
    a = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(a))


def rule(event):
    if event.get("event_type_id") != 5:
        return False
    user = event.get("user_name")
    lat = event.get("lat")
    lon = event.get("lon")
    if not user or lat is None or lon is None:
        return False
    key = f"Lesson.Travel:last-login:{user}"
    login = {"lat": lat, "lon": lon, "time": event.event_time_epoch()}
    last = get_dictionary(key, force_ttl_check=True)
    if not last or login["time"] >= last["time"]:
        put_dictionary(key, login, epoch_seconds=login["time"] + WEEK)
    if not last:
        return False
    hours = abs(login["time"] - last["time"]) / 3600
    way = kilometres(last, login)
    return way > FASTEST * hours


def title(event):
    return f"{event.get('user_name')} travelled too fast"
