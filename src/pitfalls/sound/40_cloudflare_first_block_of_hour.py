"""The firewall begins to block an address: told for the first of its blocks in each hour, by the one write that is the first."""

from panther_detection_helpers.caching import increment_counter

HOUR = 3600


def rule(event):
    if event.get("Action") not in {"block", "challenge"} or event.get("ClientIP") is None:
        return False
    hour = event.event_time_epoch() // HOUR * HOUR
    blocks = increment_counter(f"cloudflare-blocks:{event.get('ClientIP')}:{hour}", epoch_seconds=hour + 24 * HOUR)
    return blocks == 1


def title(event):
    return f"Blocks of {event.get('ClientIP')} begin"
