"""One user downloads many different documents within ten minutes."""

from panther_detection_helpers.caching import add_to_string_set

WINDOW = 600
MANY = 40
downloads = []


def rule(event):
    downloads.clear()
    if event.get("name") != "download" or event.deep_get("id", "applicationName") != "drive":
        return False
    if not (email := event.deep_get("actor", "email")) or not (document := event.deep_get("parameters", "doc_id")):
        return False
    window = event.event_time_epoch() // WINDOW
    documents = add_to_string_set(
        f"drive-downloads:{email}:{window}",
        [document],
        epoch_seconds=(window + 1) * WINDOW + 3600,
    )
    downloads.extend(sorted(documents)[:10])
    return len(documents) >= MANY


def dedup(event):
    return event.deep_get("actor", "email", default="unknown")


def alert_context(event):
    return {"documents": list(downloads), "address": event.get("ipAddress")}
