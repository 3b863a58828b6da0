import json

from cache_keys import DAY, cache_key, expires_after
from panther_detection_helpers.caching import get_dictionary, put_dictionary

# What rule() found, for title() and the others: they run right behind it, for the same event.
PREVIOUS = {}


def rule(event):
    # Nothing of an earlier event may be left when this one leaves early.
    PREVIOUS.clear()

    # Filter first. Every request to the cache takes time, so it is only asked about successful logins.
    if event.get("eventType") != "user.session.start":
        return False
    if event.deep_get("outcome", "result") != "SUCCESS":
        return False

    # Without a user there is no key, and without a country nothing to compare.
    user = event.deep_get("actor", "alternateId")
    country = event.deep_get("client", "geographicalContext", "country")
    if not user or not country:
        return False

    # An expired item can be read until the table deletes it, which may take two days: the forced check leaves it out.
    key = cache_key("okta_last_login", user)
    previous = get_dictionary(key, force_ttl_check=True)
    if isinstance(previous, str):
        # The mock of a unit test can only return text or a bool.
        previous = json.loads(previous)
    PREVIOUS.update(previous)

    # Texts and numbers only: a dictionary is kept as JSON.
    login = {
        "country": country,
        "city": event.deep_get("client", "geographicalContext", "city", default=""),
        "address": event.deep_get("client", "ipAddress", default=""),
        "time": event.get("p_event_time", ""),
    }
    put_dictionary(key, login, epoch_seconds=expires_after(event, 7 * DAY))

    # The first login of a user (or the first for a week) has nothing to be compared with.
    return "country" in PREVIOUS and PREVIOUS["country"] != country


def title(event):
    user = event.deep_get("actor", "alternateId", default="<unknown>")
    country = event.deep_get("client", "geographicalContext", "country", default="<unknown>")
    return f"{user} logged in to Okta from {country}, last time from {PREVIOUS.get('country', '<unknown>')}"


def dedup(event):
    # One alert a user and window, however the title reads.
    return event.deep_get("actor", "alternateId", default="")


def severity(event):
    # A proxy between the user and Okta makes another country less surprising, but not less interesting.
    return "HIGH" if event.deep_get("securityContext", "isProxy", default=False) else "DEFAULT"


def alert_context(event):
    return {
        "previous": dict(PREVIOUS),
        "address": event.deep_get("client", "ipAddress"),
        "city": event.deep_get("client", "geographicalContext", "city"),
    }
