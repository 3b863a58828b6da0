"""A binary that no other host of the company ran this week."""

from panther_detection_helpers.caching import add_to_string_set

WEEK = 7 * 24 * 3600
TRUSTED_SIGNERS = ("Microsoft", "Apple", "Google")


def rule(event):
    if event.get("event_simpleName") != "ProcessRollup2":
        return False
    sha256, host = event.get("SHA256HashData"), event.get("aid")
    if not (sha256 and host):
        return False
    if any(event.get("Signer", "").startswith(name) for name in TRUSTED_SIGNERS):
        return False
    week = event.event_time_epoch() // WEEK
    # What the one write returns is the whole set, so that two hosts at the same time are not both the only one.
    hosts = add_to_string_set(f"hosts-with-binary:{sha256}:{week}", [host], epoch_seconds=(week + 1) * WEEK)
    return hosts == {host}


def dedup(event):
    return event.get("SHA256HashData", "unknown")
