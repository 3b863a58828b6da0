"""A service user of the warehouse connects with a driver of another kind than it always did."""

from panther_detection_helpers.caching import get_string_set, put_string_set, set_key_expiration

KEPT_FOR = 45 * 24 * 60 * 60
seen_clients = []


def is_service(name):
    return name.endswith("_SVC")


def rule(event):
    del seen_clients[:]
    user = event.get("USER_NAME", "")
    client = event.get("REPORTED_CLIENT_TYPE")
    if not is_service(user) or client is None or event.get("IS_SUCCESS") != "YES":
        return False
    key = f"snowflake-client:{user}"
    expiry = event.event_time_epoch() + KEPT_FOR
    clients = get_string_set(key, force_ttl_check=True)
    if not clients:
        put_string_set(key, [client], epoch_seconds=expiry)
    elif client in clients:
        # Still in use: what is known of it stays for longer.
        set_key_expiration(key, expiry)
    seen_clients.extend(sorted(clients))
    return len(clients) > 0 and client not in clients


def alert_context(event):
    return {"usual_clients": seen_clients, "address": event.get("CLIENT_IP")}
