"""A principal reads secrets and opens a shell in a pod of the same namespace soon after."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary

SOON = 15 * 60
STEP = {}


def rule(event):
    STEP.clear()
    ref = event.get("objectRef", {})
    who = event.deep_get("user", "username")
    namespace = ref.get("namespace")
    if who is None or namespace is None or event.get("stage") != "ResponseComplete":
        return False
    is_secret = event.get("verb") in ("get", "list") and ref.get("resource") == "secrets"
    is_shell = event.get("verb") == "create" and ref.get("subresource") == "exec"
    if not (is_secret or is_shell):
        return False

    key = f"k8s-secret-read|{namespace}|{who}"
    if is_secret:
        put_dictionary(key, {"secret": ref.get("name", "*")}, epoch_seconds=event.event_time_epoch() + SOON)
        return False
    STEP.update(get_dictionary(key, force_ttl_check=True))
    return "secret" in STEP


def alert_context(event):
    return {"secret": STEP.get("secret"), "pod": event.deep_get("objectRef", "name")}
