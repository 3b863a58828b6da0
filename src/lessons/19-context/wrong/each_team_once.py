from panther_detection_helpers.caching import add_to_string_set, get_string_set

MANY = 4
FOUND = {}


def rule(event):
    global FOUND
    FOUND = {}
    if event.get("operation") != "REST.GET.OBJECT":
        return False
    requester = event.get("requester")
    bucket = event.get("bucket")
    if not requester or not bucket:
        return False
    team = event.deep_get("p_enrichment", "bucket_owners", "bucket", "team", default="unknown")
    key = f"Lesson.Context:read:{requester}"
    member = f"{team}/{bucket}"
    if any(one.startswith(f"{team}/") for one in get_string_set(key)):
        return False
    read = add_to_string_set(key, member)
    FOUND = {
        "requester": requester,
        "buckets": sorted({one.split("/")[1] for one in read}),
        "teams": sorted({one.split("/")[0] for one in read}),
    }
    return len(read) >= MANY


def title(event):
    return f"{event.get('requester')} reads from many buckets"


def alert_context(event):
    return FOUND
