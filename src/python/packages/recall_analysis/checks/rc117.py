"""RC117: an expiry that is counted from the machine's clock."""

import ast

from ..expiry import event_name, has_time, is_datetime, is_timedelta
from ..findings import finding, fix, replace
from ..values import Called, Operation, Time, walk

CODE = "RC117"


def check(rule):
    """`time.time()` or `datetime.now()` in what says when an item expires, and no time of the event. Policies have no event with a time."""
    if rule.main == "policy":
        return
    for call in rule.calls():
        if call.ttl is None or not has_time(call.ttl, "wall") or has_time(call.ttl, "event"):
            continue
        yield finding(
            CODE,
            call,
            f"The expiry of {call.name} counts from the time at which the event is processed: one that comes late, or is replayed, keeps its item longer than it should.",
            fix=_fix(rule, call),
        )


def _fix(rule, call):
    """`event.event_time_epoch()` for the clock, and the seconds of a timedelta that is added to a date."""
    for one in walk(call.ttl):
        if isinstance(one, Time) and one.form == "seconds":
            return _replaced(rule, call, one.node, "")
        if isinstance(one, Called) and (one.name == ".timestamp" or (one.name == ".strftime" and _is_epoch(one))):
            sum_ = one.arguments[0]
            if isinstance(sum_, Operation) and sum_.operator == "+" and is_datetime(sum_) and is_timedelta(sum_.operands[1]):
                delta = sum_.operands[1].node
                text = call.module.text(delta) if isinstance(delta, (ast.Call, ast.Name)) and _is_in(call.module, delta, one.node) else ""
                return _replaced(rule, call, one.node, f" + int({text}.total_seconds())") if text else None
    return None


def _is_epoch(called):
    return len(called.arguments) == 2 and getattr(called.arguments[1], "value", None) == "%s"


def _replaced(rule, call, node, added):
    name = event_name(rule, call, node)
    module = call.module
    if name is None or not (_is_in(module, node, call.node) or _is_only_for(module, node, call.node)):
        return None
    if added and isinstance(module.parents[node], ast.BinOp):
        return None
    return fix("Count from the event's time", replace(module, node, f"{name}.event_time_epoch(){added}"))


def _is_in(module, node, owner):
    while node is not owner and node in module.parents:
        node = module.parents[node]
    return node is owner


def _is_only_for(module, node, call):
    """Whether a node makes the value of a name that nothing but the call asks for."""
    while node in module.parents and not isinstance(node, ast.stmt):
        node = module.parents[node]
    if not isinstance(node, ast.Assign) or len(node.targets) != 1 or not isinstance(node.targets[0], ast.Name):
        return False
    name = node.targets[0].id
    function = module.parents[node]
    while function in module.parents and not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
        function = module.parents[function]
    uses = [one for one in ast.walk(function) if isinstance(one, ast.Name) and one.id == name and isinstance(one.ctx, ast.Load)]
    return len(uses) == 1 and _is_in(module, uses[0], call)
