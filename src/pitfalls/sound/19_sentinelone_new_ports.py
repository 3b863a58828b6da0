"""A server listens on ports on which it did not before. All of them are added in one request."""

from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_string_set

WELL_KNOWN = {"22", "80", "443"}
opened = []


def ports_of(event):
    listeners = event.get("listeners", [])
    return {str(one["port"]) for one in listeners if one.get("port") is not None} - WELL_KNOWN


def rule(event):
    opened.clear()
    agent = event.get("agentId")
    ports = ports_of(event)
    if not agent or not ports:
        return False
    key = f"listening-ports:{agent}"
    expiry = event.event_time_epoch() + 30 * 86400
    known = get_string_set(key, force_ttl_check=True)
    if not known:
        put_string_set(key, ports, epoch_seconds=expiry)
        return False
    new = sorted(port for port in ports if port not in known)
    if not new:
        return False
    add_to_string_set(key, new, epoch_seconds=expiry)
    opened.extend(new)
    return True


def title(event):
    return f"{event.get('agentId')} listens on {', '.join(opened)}"
