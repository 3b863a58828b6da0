"""Findings of an instance add up to a score: told once a day, when it gets past the limit."""

from panther_detection_helpers.caching import increment_counter

LIMIT = 12
DAY = 86400
score = {"total": 0}


def points(event):
    match event.get("severity"):
        case int() | float() as level if level >= 7:
            return 8
        case int() | float() as level if level >= 4:
            return 3
        case _:
            return 1


def rule(event):
    score["total"] = 0
    instance = event.deep_get("resource", "instanceDetails", "instanceId")
    if not instance or event.deep_get("service", "archived"):
        return False
    added = points(event)
    day = event.event_time_epoch() // DAY
    total = int(increment_counter(f"guardduty-score:{instance}:{day}", added, epoch_seconds=(day + 2) * DAY))
    score["total"] = total
    return total - added < LIMIT <= total


def title(event):
    return f"{event.deep_get('resource', 'instanceDetails', 'instanceId')} has a score of {score['total']}"


def alert_context(event):
    return {"score": score["total"], "finding": event.get("type")}
