"""The reports that a user exports: an alert for those behind the fifth of a day."""

from datetime import datetime, timezone

from panther_detection_helpers.caching import increment_counter

FREE = 5
COUNT = {}


def day_of(event):
    return datetime.fromtimestamp(event.event_time_epoch(), tz=timezone.utc).strftime("%Y-%m-%d")


def rule(event):
    COUNT.clear()
    if event.get("EVENT_TYPE") != "ReportExport":
        return False
    if "USER_ID" not in event or not event["USER_ID"]:
        return False
    key = f"salesforce-exports:{event['USER_ID']}:{day_of(event)}"
    exported = int(increment_counter(key, epoch_seconds=event.event_time_epoch() + 2 * 86400))
    COUNT[event["USER_ID"]] = exported
    return exported > FREE


def title(event):
    return f"{event.get('USER_ID')} exported {COUNT.get(event.get('USER_ID'), 0)} reports today"
