"""In what the releases of the caching helpers differ."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Release:
    """One release of the helpers."""

    version: str
    # An epoch_seconds below this number of seconds counts from now; from it on, it is a moment since 1970.
    relative_below: int
    # Whether a first write, or a write to an expired item, replaces counter and set (SET) or adds to what is there (ADD).
    restarts_expired: bool
    # Whether epoch_seconds=None leaves the TTL out of an unconditional write; otherwise None means 90 days.
    none_sets_no_ttl: bool


RELEASES = {
    "1.0.2": Release("1.0.2", relative_below=1_000_000_000, restarts_expired=False, none_sets_no_ttl=True),
    "0.4.0": Release("0.4.0", relative_below=604_801, restarts_expired=True, none_sets_no_ttl=False),
}
