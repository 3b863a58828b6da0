"""Failed sign-ins of a Windows account, followed by one that succeeds."""

from panther_detection_helpers.caching import get_counter, increment_counter, reset_counter

FAILED, SUCCEEDED = 4625, 4624
REMOTE_INTERACTIVE = 10
tries = 0


def rule(event):
    global tries
    tries = 0
    event_id = event.get("EventID")
    if event.deep_get("EventData", "LogonType") != REMOTE_INTERACTIVE:
        return False
    account = event.deep_get("EventData", "TargetUserName")
    if account is None:
        return False
    key = f"rdp-failures:{account.lower()}"
    if event_id == FAILED:
        count_failure(key, event.event_time_epoch() + 900)
    elif event_id == SUCCEEDED:
        tries = int(get_counter(key, force_ttl_check=True))
        if tries > 0:
            reset_counter(key)
    return tries >= 8


def count_failure(key, expiry):
    if not get_counter(key, force_ttl_check=True):
        reset_counter(key)
    increment_counter(key, epoch_seconds=expiry)


def title(event):
    return f"{event.deep_get('EventData', 'TargetUserName')} got in after {tries} failures"
