"""A snapshot is shared with an account that nobody of the organisation shared anything with. Errors of one field end nothing."""

from panther_detection_helpers.caching import add_to_string_set, get_string_set, put_string_set

QUARTER = 90 * 24 * 3600
PARTNERS = ["222233334444"]


def accounts(event):
    try:
        items = event["requestParameters"]["createVolumePermission"]["add"]["items"]
    except (KeyError, TypeError):
        return []
    return [str(item["userId"]) for item in items if item.get("userId") and item["userId"] not in PARTNERS]


def rule(event):
    if event.get("eventName") != "ModifySnapshotAttribute" or event.get("errorCode"):
        return False
    shared = accounts(event)
    owner = event.get("recipientAccountId")
    if not shared or not owner:
        return False
    key = f"snapshots-shared:{owner}"
    expiry = event.event_time_epoch() + QUARTER
    known = get_string_set(key, force_ttl_check=True)
    new = set(shared) - known
    if not known:
        put_string_set(key, sorted(shared), epoch_seconds=expiry)
    elif new:
        add_to_string_set(key, sorted(new), epoch_seconds=expiry)
    return len(new) > 0
