"""A user joins from another country than the last time."""

from detection_memory import Memory

MEMORY = Memory("zoom-country", 14 * 24 * 3600)
last_country = None


def rule(event):
    global last_country
    last_country = None
    if event.get("event") != "meeting.participant_joined":
        return False
    user = event.deep_get("payload", "object", "participant", "email")
    country = event.deep_get("payload", "object", "participant", "country")
    if not user or not country:
        return False
    last_country = MEMORY.recall(user).get("country")
    if last_country == country:
        return False
    MEMORY.remember(event, user, {"country": country})
    return last_country is not None


def title(event):
    user = event.deep_get("payload", "object", "participant", "email")
    return f"{user} joined from another country than {last_country}"
