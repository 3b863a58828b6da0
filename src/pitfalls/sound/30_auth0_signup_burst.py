"""Accounts are signed up from one address, more than the limit of its day."""

import panther_detection_helpers.caching as cache

LIMIT_BY_KIND = dict(home=5, office=50)
OFFICES = ("203.0.113.", "198.51.100.")
DAY = 24 * 3600


def kind_of(address):
    return "office" if address.startswith(OFFICES) else "home"


def rule(event):
    if event.deep_get("data", "type") != "ss":
        return False
    address = event.deep_get("data", "ip")
    if not address:
        return False
    day, _ = divmod(event.event_time_epoch(), DAY)
    count = cache.increment_counter("auth0-signups:" + address + ":" + str(day), 1, (day + 2) * DAY)
    return count == LIMIT_BY_KIND[kind_of(address)]


def severity(event):
    return "LOW" if kind_of(event.deep_get("data", "ip", default="")) == "office" else "HIGH"
