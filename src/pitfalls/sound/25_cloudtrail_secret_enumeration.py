"""One identity reads many different secrets within five minutes."""

from panther_base_helpers import deep_get
from panther_detection_helpers.caching import add_to_string_set

FIVE_MINUTES = 300
LIMITS = {"GetSecretValue": 20, "GetParameters": 60}


def rule(event):
    limit = LIMITS.get(event.get("eventName"))
    if limit is None or event.get("errorCode"):
        return False
    arn = deep_get(event, "userIdentity", "arn", default="")
    names = wanted_names(event)
    if not arn or not names:
        return False
    slot = event.event_time_epoch() // FIVE_MINUTES
    key = "/".join(["secrets-read", event.get("eventName"), str(slot), arn])
    return len(add_to_string_set(key, names, epoch_seconds=(slot + 12) * FIVE_MINUTES)) >= limit


def wanted_names(event):
    if event.get("eventName") == "GetParameters":
        return [str(name) for name in deep_get(event, "requestParameters", "names", default=[])]
    secret = deep_get(event, "requestParameters", "secretId")
    return [secret] if secret else []
