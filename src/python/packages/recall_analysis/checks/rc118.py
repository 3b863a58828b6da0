"""RC118: a counter whose expiry counts from the event's time."""

import ast

from ..counting import thresholds
from ..expiry import event_name, has_time, number
from ..findings import finding, fix, imports, replace
from ..keys import same_key
from ..values import Imported, Operation, Time, walk

CODE = "RC118"
#: Events that are later than this are rare.
_SELDOM = 86_400


def check(rule):
    """A compared total of a counter that a late event finds, or makes, expired."""
    for threshold in thresholds(rule):
        if threshold.call.name != "increment_counter":
            continue
        for call in rule.calls("increment_counter", "set_key_expiration"):
            if call.ttl is None or not same_key(call.key, threshold.call.key) or not has_time(call.ttl, "event") or has_time(call.ttl, "wall"):
                continue
            if _added(call.ttl) >= _SELDOM:
                continue
            yield finding(
                CODE,
                call,
                f"An event that arrives when the expiry that its own time gives is over leaves the counter expired: increment_counter then returns what it adds, and late events never reach {threshold.number}.",
                fix=_fix(rule, call),
                severity="info",
            )


def _added(value):
    """The seconds that are added to the time; 0 where they are not known."""
    sums = [one for one in walk(value) if isinstance(one, Operation) and one.operator == "+"]
    return max((number(side) or 0 for one in sums for side in one.operands), default=0)


def _fix(rule, call):
    """The later one of both times."""
    time = next(one for one in walk(call.ttl) if isinstance(one, Time) and one.source == "event")
    module = call.module
    node = time.node
    while node is not call.node and node in module.parents:
        node = module.parents[node]
    known = module.globals.get("time")
    is_free = known is None or (isinstance(known, Imported) and known.name == "time")
    if node is not call.node or not is_free or not isinstance(time.node, ast.Call) or event_name(rule, call, time.node) is None:
        return None
    text = f"max({module.text(time.node)}, int(time.time()))"
    return fix("Count from now, where that is later", imports(module, "import time") if known is None else None, replace(module, time.node, text))
