from panther_detection_helpers.caching import add_to_string_set

SOURCES = 3
DAY = 24 * 60 * 60


def rule(event):
    target = event.get("target_ip")
    source = event.get("source_ip")
    if not target or not source:
        return False
    scans = add_to_string_set("Lesson.Growth:scans", f"{target} {source}", epoch_seconds=event.event_time_epoch() + DAY)
    sources = {scan.split(" ")[1] for scan in scans if scan.startswith(f"{target} ")}
    return len(sources) >= SOURCES


def title(event):
    return f"{event.get('target_ip')} is scanned from many addresses"
