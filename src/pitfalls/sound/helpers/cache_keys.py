"""Keys and lifetimes of what the detections remember."""

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def cache_key(purpose, *parts):
    """A key that says what it is for, with a delimiter between what it is about."""
    return ":".join([purpose, *(str(part).lower() for part in parts)])


def new_account_key(email):
    return cache_key("new-account", email)


def window_key(purpose, identity, event, seconds):
    """A key for each stretch of time: none is used again when it is over."""
    return f"{purpose}:{identity}:{event.event_time_epoch() // seconds}"


def expires_after(event, seconds):
    return event.event_time_epoch() + seconds
