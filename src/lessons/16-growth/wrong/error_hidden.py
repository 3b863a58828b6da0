from panther_detection_helpers.caching import add_to_string_set

SOURCES = 3


def rule(event):
    target = event.get("target_ip")
    source = event.get("source_ip")
    if not target or not source:
        return False
    ports = range(event["first_port"], event["last_port"] + 1)
    members = [f"{target} {source} {port}" for port in ports]
    try:
        scans = add_to_string_set("Lesson.Growth:scans", members)
    except Exception:
        return False
    sources = {scan.split(" ")[1] for scan in scans if scan.startswith(f"{target} ")}
    return len(sources) >= SOURCES


def title(event):
    return f"{event.get('target_ip')} is scanned from many addresses"
