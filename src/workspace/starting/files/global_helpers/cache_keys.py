"""Keys and lifetimes of what the detections of this workspace remember.

All detections share one table. Whoever builds a key by hand, slightly differently in two places, reads what nobody
wrote. So each kind of key is made here, once.
"""

HOUR = 3600
DAY = 24 * HOUR


def cache_key(purpose, identity):
    """A key that says what it is for: other detections may remember something else about the same identity."""
    return f"{purpose}:{identity}"


def new_account_key(email):
    """Written when an account is created in Okta, read when its owner logs in to AWS."""
    return cache_key("new_account", email.lower())


def expires_after(event, seconds):
    """The epoch second at which an item that is written for this event expires.

    It counts from the event's own time, not from now, so that an event that arrives late is not remembered for longer
    than one that arrived at once.
    """
    return event.event_time_epoch() + seconds
