"""A member of the organisation uses a repository with a token that was never used for it."""

import json

from panther_detection_helpers.caching import get_string_set, put_string_set

GIT_ACTIONS = ("git.clone", "git.fetch", "git.push")
THIRTY_DAYS = 30 * 24 * 3600


def token_key(event):
    """A key of JSON: whatever the parts are, two pairs never make one text."""
    return json.dumps(["github-token-repo", event["hashed_token"], event["repo"]])


def rule(event):
    if event.get("action") not in GIT_ACTIONS or event.get("actor_is_bot", False):
        return False
    if not event.get("hashed_token") or not event.get("repo"):
        return False
    key = token_key(event)
    if get_string_set(key, force_ttl_check=True):
        return False
    put_string_set(key, ["used"], epoch_seconds=event.event_time_epoch() + THIRTY_DAYS)
    return True
