def rule(event):
    # Threshold: 5 and DedupPeriodMinutes: 60 in the YAML do the counting.
    return event.get("outcome") == "FAILURE" and bool(event.get("user"))


def dedup(event):
    return event["user"]
