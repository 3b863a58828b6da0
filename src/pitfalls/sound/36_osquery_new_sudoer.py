"""A user of a host becomes a sudoer. What was in the row is kept as plain values, for the one who looks at it later."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary

COLUMNS = ("header", "rule_details", "source")


def row_of(event):
    columns = event.get("columns", {})
    return {name: str(columns.get(name, "")) for name in COLUMNS}


def rule(event):
    if event.get("name") != "pack_sudoers" or event.get("action") != "added":
        return False
    host = event.get("hostIdentifier")
    row = row_of(event)
    if not host or row["header"] == "":
        return False
    key = "sudoers:" + host + ":" + row["header"]
    if get_dictionary(key, force_ttl_check=True):
        return False
    put_dictionary(key, {"row": row, "decorations": event.to_dict().get("decorations", {})}, epoch_seconds=event.event_time_epoch() + 2_592_000)
    return True
