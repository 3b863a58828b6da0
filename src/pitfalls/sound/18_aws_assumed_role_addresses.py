"""A role session calls from several networks within one hour."""

import ipaddress

from cache_keys import HOUR, window_key
from panther_detection_helpers.caching import add_to_string_set

networks = {}


def network_of(address):
    try:
        return str(ipaddress.ip_network(f"{address}/16", strict=False))
    except ValueError:
        # Calls that AWS makes name a service, not an address.
        return None


def rule(event):
    networks.clear()
    if event.deep_get("userIdentity", "type") != "AssumedRole":
        return False
    session = event.deep_get("userIdentity", "principalId")
    network = network_of(event.get("sourceIPAddress"))
    if not session or not network:
        return False
    key = window_key("role-session-networks", session, event, HOUR)
    members = add_to_string_set(key, [network], epoch_seconds=event.event_time_epoch() + 2 * HOUR)
    networks["seen"] = sorted(members)
    return len(members) == 3


def alert_context(event):
    return {"networks": networks.get("seen", []), "session": event.deep_get("userIdentity", "principalId")}
