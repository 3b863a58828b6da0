"""RC112: members of an expired set that come back."""

from ..counting import thresholds
from ..expired import emptied_first, forced_reads, is_taken_care_of
from ..expiry import gives_own, is_bucket
from ..findings import finding
from ..keys import same_key

CODE = "RC112"


def check(rule):
    """A set with an expiry that is added to, and which nothing empties when it has expired."""
    if not rule.is_default_helpers or not rule.main:
        return
    own = [call for call in rule.calls() if gives_own(call)]
    compared = [one.call for one in thresholds(rule) if one.is_set]
    for call in rule.calls("add_to_string_set", entry=rule.main):
        if is_bucket(call.key) or not any(same_key(other.key, call.key) for other in own):
            continue
        is_counted = any(other is call for other in compared)
        if not is_counted and not forced_reads(rule, call, "get_string_set"):
            continue
        if is_taken_care_of(rule, call, "get_string_set"):
            continue
        what = "and are counted" if is_counted else "and the next read takes them for live"
        yield finding(
            CODE,
            call,
            f"Until DynamoDB deletes it, a set that has expired is added to: its old members come back with a new expiry, {what}.",
            fix=emptied_first(rule, call, "get_string_set", "not {}", "reset_string_set"),
            severity=None if is_counted else "info",
        )
