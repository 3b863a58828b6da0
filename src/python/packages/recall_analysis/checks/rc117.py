"""RC117: an expiry that is counted from the machine's clock."""

from ..findings import finding, fix, replace
from ..values import Time, walk

CODE = "RC117"


def check(rule):
    """`time.time()` or `datetime.now()` in what says when an item expires."""
    for call in rule.calls():
        if call.ttl is None:
            continue
        clock = next((one for one in walk(call.ttl) if isinstance(one, Time) and one.source == "wall"), None)
        if clock is None:
            continue
        is_here = clock.form == "seconds" and not call.stack and _is_within(call, clock)
        edits = fix("Count from the event's time", replace(call.module, clock.node, "event.event_time_epoch()")) if is_here else None
        yield finding(
            CODE,
            call,
            f"The expiry of {call.name} counts from the time at which the event is processed: one that comes late, or is replayed, keeps its item longer than it should.",
            fix=edits,
        )


def _is_within(call, clock):
    module = call.module
    node = clock.node
    while node in module.parents:
        if node is call.node:
            return True
        node = module.parents[node]
    return False
