from panther_detection_helpers.caching import add_to_string_set, get_string_set, reset_string_set

SOURCES = 3
DAY = 24 * 60 * 60


def rule(event):
    target = event.get("target_ip")
    source = event.get("source_ip")
    if not target or not source:
        return False
    key = f"Lesson.Growth:scanned-by:{target}"
    known = get_string_set(key, force_ttl_check=True)
    if not known:
        reset_string_set(key)
    sources = add_to_string_set(key, source, epoch_seconds=event.event_time_epoch() + DAY)
    return len(sources) >= SOURCES


def title(event):
    return f"{event.get('target_ip')} is scanned from many addresses"
