"""A device is approved by somebody who approved none in a long time. Whoever approves often is known for longer."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary

DAY = 86_400


def rule(event):
    if event.get("action") != "APPROVE" or event.deep_get("target", "type") != "NODE":
        return False
    approver = event.deep_get("actor", "loginName")
    if not approver:
        return False
    key = f"tailscale-approver:{approver}"
    is_known = bool(get_dictionary(key, force_ttl_check=True))
    lifetime = 120 * DAY if is_known else 30 * DAY
    put_dictionary(key, {"node": event.deep_get("target", "name", default="")}, epoch_seconds=event.event_time_epoch() + lifetime)
    return not is_known


def runbook(event):
    return f"Ask {event.deep_get('actor', 'loginName', default='the approver')} whether the device is theirs."
