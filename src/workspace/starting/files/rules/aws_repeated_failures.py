from cache_keys import HOUR, cache_key, expires_after
from panther_detection_helpers.caching import get_counter, increment_counter, reset_counter

FAILURES = 5


def is_failure(event):
    if event.get("errorCode") == "AccessDenied":
        return True
    return (
        event.get("eventName") == "ConsoleLogin"
        and event.deep_get("responseElements", "ConsoleLogin") == "Failure"
    )


def principal(event):
    # A failed console login has a user name only.
    return event.deep_get("userIdentity", "arn") or event.deep_get("userIdentity", "userName")


def rule(event):
    if not is_failure(event) or not principal(event):
        return False
    return too_many_failures(event)


def too_many_failures(event):
    """Counts the failure; True for every fifth one. The count is given up an hour after the last failure.

    When matches of one detection are to be counted and nothing else, Threshold in the YAML does it without a cache. A
    counter is for what Threshold cannot do: here, quiet hours that end a count.
    """
    key = cache_key("aws_failures", principal(event))

    # An expired counter that is not deleted yet would be counted on from its old value, so it is emptied first.
    if get_counter(key, force_ttl_check=True) == 0:
        reset_counter(key)

    # The expiry is given each time: a call without it would keep the counter for 90 days.
    count = increment_counter(key, epoch_seconds=expires_after(event, HOUR))
    if count < FAILURES:
        return False
    reset_counter(key)
    return True


def title(event):
    return f"{principal(event)} failed {FAILURES} times, now with {event.get('eventName')}"


def dedup(event):
    return principal(event)


def alert_context(event):
    return {
        "event": event.get("eventName"),
        "error": event.get("errorMessage"),
        "address": event.get("sourceIPAddress"),
        "user_agent": event.get("userAgent"),
    }
