from panther_detection_helpers.caching import add_to_string_set


def rule(event):
    # Every connection of a busy network asks the cache.
    hour = event.event_time_epoch() // 3600
    key = f"{__name__}:ports:{event['source']}:{hour}"
    ports = add_to_string_set(key, str(event["port"]), epoch_seconds=(hour + 2) * 3600)
    return event.get("action") == "REJECT" and len(ports) == 10
