"""The protection of a branch is off for longer than a deployment takes."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary

GAP = 1800


def gap_key(event):
    repo, branch = event.get("repo"), event.get("name")
    if not repo or not branch:
        return None
    return f"github-unprotected:{repo}#{branch}"


def rule(event):
    action = event.get("action")
    if action not in ("protected_branch.destroy", "protected_branch.create"):
        return False
    key = gap_key(event)
    if key is None:
        return False
    now = event.event_time_epoch()
    if action == "protected_branch.destroy":
        put_dictionary(key, {"since": now, "by": event.get("actor", "")}, epoch_seconds=now + 7 * 24 * 3600)
        return False
    opened = get_dictionary(key, force_ttl_check=True)
    return "since" in opened and now - opened["since"] > GAP


def title(event):
    return f"{event.get('name')} of {event.get('repo')} was unprotected for more than {GAP // 60} minutes"
