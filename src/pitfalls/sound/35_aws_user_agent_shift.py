"""Long-lived keys are used by another tool than before; how bad that is depends on what was remembered."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary

WEEKS = 7 * 24 * 3600
before = {}


def tool(event):
    agent = event.get("userAgent") or "unknown"
    return agent.split("/")[0].strip("[").lower()


def rule(event):
    before.clear()
    key_id = event.deep_get("userIdentity", "accessKeyId")
    if not key_id or not key_id.startswith("AKIA") or event.get("readOnly"):
        return False
    key = f"tool-of-access-key:{key_id}"
    now = tool(event)
    before.update(get_dictionary(key, force_ttl_check=True))
    if before.get("tool") != now:
        put_dictionary(key, {"tool": now}, epoch_seconds=event.event_time_epoch() + 6 * WEEKS)
    return bool(before) and before["tool"] != now


def severity(_):
    return "HIGH" if before.get("tool") == "terraform" else "DEFAULT"


def title(event):
    return f"{event.deep_get('userIdentity', 'accessKeyId')} changed from {before.get('tool')} to {tool(event)}"
