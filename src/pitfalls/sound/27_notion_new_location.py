"""A user of the workspace signs in from a country in which they never were."""

from cache_keys import DAY, cache_key, expires_after
from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_string_set


def location(event):
    country = event.deep_get("event", "ip_address_info", "country_code")
    return country.upper() if country else None


def rule(event):
    if event.deep_get("event", "type") != "user.login":
        return False
    user = event.deep_get("event", "actor", "id")
    where = location(event)
    if not user or not where:
        return False
    return is_new(cache_key("notion.countries", user), where, expires_after(event, 60 * DAY))


def is_new(key, value, expiry):
    known = get_string_set(key, force_ttl_check=True)
    if known == set():
        put_string_set(key, [value], epoch_seconds=expiry)
        return False
    if value in known:
        return False
    add_to_string_set(key, value, epoch_seconds=expiry)
    return True
