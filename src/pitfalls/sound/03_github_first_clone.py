"""Somebody clones a private repository for the first time."""

from panther_detection_helpers.caching import get_dictionary, put_dictionary

MEMORY_SECONDS = 90 * 24 * 60 * 60


def key_of(actor, repo):
    return __name__ + ":" + actor + ":" + repo


def rule(event):
    if event.get("action") != "git.clone" or event.get("repository_public"):
        return False
    actor = event.get("actor")
    repo = event.get("repo")
    if actor is None or repo is None:
        return False
    return is_first(event, key_of(actor, repo))


def is_first(event, key):
    seen = get_dictionary(key, force_ttl_check=True)
    put_dictionary(key, {"seen": 1}, epoch_seconds=event.event_time_epoch() + MEMORY_SECONDS)
    return not seen


def title(event):
    return f"{event.get('actor')} cloned {event.get('repo')} for the first time"
