"""A console login by somebody whom neither the VPN nor the directory has seen in the last hours."""

from actors import actor_of
from cache_keys import HOUR, cache_key, expires_after
from panther_detection_helpers.caching import get_dictionary, put_dictionary

PRESENCE = {"Okta.SystemLog": "user.session.start", "Cisco.Umbrella": "vpn.connected"}


def is_presence(event):
    return PRESENCE.get(event.get("p_log_type"), "-") == event.get("eventType")


def rule(event):
    actor = actor_of(event)
    if not actor:
        return False
    key = cache_key("present", actor)
    if is_presence(event):
        put_dictionary(key, {"where": event.get("p_log_type")}, epoch_seconds=expires_after(event, 10 * HOUR))
        return False
    if event.get("eventName") != "ConsoleLogin" or event.deep_get("responseElements", "ConsoleLogin") != "Success":
        return False
    return get_dictionary(key, force_ttl_check=True) == {}
