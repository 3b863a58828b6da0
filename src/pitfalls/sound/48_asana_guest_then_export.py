"""A guest is invited to a workspace, which is exported before a day has passed. Two events, one key of the workspace."""

from detection_memory import seen_before
from panther_detection_helpers.caching import get_string_set, put_string_set

INVITED = "user_invited"
EXPORTED = "workspace_export_started"


def rule(event):
    kind = event.get("event_type")
    workspace = event.deep_get("resource", "gid")
    if kind not in (INVITED, EXPORTED) or workspace is None:
        return False
    return invited(event, workspace) if kind == INVITED else exported(event, workspace)


def invited(event, workspace):
    guest = event.deep_get("details", "email")
    if guest is not None:
        put_string_set(f"asana-guests:{workspace}", [guest], epoch_seconds=event.event_time_epoch() + 86400)
    return False


def exported(event, workspace):
    if not get_string_set(f"asana-guests:{workspace}", force_ttl_check=True):
        return False
    # One alert for each workspace and week.
    return not seen_before(f"asana-export-told:{workspace}", event.event_time_epoch() + 7 * 86400)
