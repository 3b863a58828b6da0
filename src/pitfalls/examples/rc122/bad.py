from panther_detection_helpers.caching import get_dictionary, put_dictionary


def rule(event):
    if event.get("eventType") != "file.download" or not event.get("user"):
        return False
    day = event.event_time_epoch() // 86400
    key = f"{__name__}:downloads:{event['user']}:{day}"
    state = get_dictionary(key, force_ttl_check=True)
    # Two events at the same time both read 4, and both write 5.
    state["count"] = state.get("count", 0) + 1
    put_dictionary(key, state, epoch_seconds=(day + 2) * 86400)
    return state["count"] == 5
