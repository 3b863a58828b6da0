"""RC111: an expired counter that is counted on."""

from ..counting import thresholds, writes_of
from ..expired import emptied_first, is_taken_care_of
from ..expiry import gives_own, is_bucket
from ..findings import finding
from ..keys import same_key

CODE = "RC111"


def check(rule):
    """A counter with an expiry whose total is compared with a number, and which nothing empties when it has expired."""
    if not rule.is_default_helpers:
        return
    own = [call for call in rule.calls() if gives_own(call)]
    compared = {}
    for one in thresholds(rule):
        # What an unforced read finds is another pitfall.
        is_read = one.call.name == "get_counter" and one.call.arguments.get("force_ttl_check") is not None
        for call in [one.call] if one.call.name == "increment_counter" else writes_of(rule, one)[:1] if is_read else []:
            compared.setdefault(call.order, (call, one.number))
    for call, number in compared.values():
        givers = [other for other in own if same_key(other.key, call.key)]
        if not givers or is_bucket(call.key) or is_taken_care_of(rule, call, "get_counter"):
            continue
        yield finding(
            CODE,
            call,
            f"Until DynamoDB deletes it, a counter that has expired is counted on: {call.name} returns what it adds once, then goes on from the old total, and {number} is reached too soon.",
            fix=emptied_first(rule, call, "get_counter", "{} == 0", "reset_counter"),
        )
    for call in rule.calls("evaluate_threshold", entry=rule.main) if rule.main else []:
        if is_bucket(call.key) or is_taken_care_of(rule, call, "get_counter"):
            continue
        yield finding(
            CODE,
            call,
            "Until DynamoDB deletes it, a counter that has expired is counted on: evaluate_threshold may be True at the second event after the expiry.",
            fix=emptied_first(rule, call, "get_counter", "{} == 0", "reset_counter"),
        )
