from panther_detection_helpers.caching import add_to_string_set

SOURCES = 3


def rule(event):
    target = event.get("target_ip")
    source = event.get("source_ip")
    if not target or not source:
        return False
    key = f"Lesson.Growth:scanned-by:{target}"
    sources = add_to_string_set(key, source)
    return len(sources) >= SOURCES


def title(event):
    return f"{event.get('target_ip')} is scanned from many addresses"
