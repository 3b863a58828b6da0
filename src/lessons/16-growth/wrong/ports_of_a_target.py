from panther_detection_helpers.caching import add_to_string_set

SOURCES = 3
DAY = 24 * 60 * 60


def rule(event):
    target = event.get("target_ip")
    source = event.get("source_ip")
    if not target or not source:
        return False
    ports = range(event["first_port"], event["last_port"] + 1)
    key = f"Lesson.Growth:scanned-by:{target}"
    scans = add_to_string_set(key, [f"{source} {port}" for port in ports], epoch_seconds=event.event_time_epoch() + DAY)
    sources = {scan.split(" ")[0] for scan in scans}
    return len(sources) >= SOURCES


def title(event):
    return f"{event.get('target_ip')} is scanned from many addresses"
