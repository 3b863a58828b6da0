"""Who did it, in the words of several log types."""


def actor_of(event):
    log_type = event.get("p_log_type", "")
    if log_type.startswith("AWS."):
        return event.deep_get("userIdentity", "userName", default="")
    if log_type.startswith("Okta."):
        return event.deep_get("actor", "alternateId", default="")
    return event.udm("actor_user", default="")
