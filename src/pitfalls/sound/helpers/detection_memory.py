"""What a detection knows about something, in one dictionary."""

from dataclasses import dataclass

from panther_detection_helpers.caching import get_dictionary, put_dictionary


@dataclass(frozen=True)
class Memory:
    purpose: str
    seconds: int

    def key(self, identity):
        return f"{self.purpose}:{identity}"

    def recall(self, identity):
        return get_dictionary(self.key(identity), force_ttl_check=True)

    def remember(self, event, identity, facts):
        put_dictionary(self.key(identity), facts, epoch_seconds=event.event_time_epoch() + self.seconds)


def seen_before(key, expiry):
    """Whether the key was marked, and marks it where it was not."""
    if get_dictionary(key, force_ttl_check=True):
        return True
    put_dictionary(key, {"seen": 1}, epoch_seconds=expiry)
    return False
