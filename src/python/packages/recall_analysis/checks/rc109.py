"""RC109: a write that takes back the expiry that the key was given."""

import ast
import builtins

from ..expiry import event_name, gives_own, has_time
from ..findings import argument, finding, fix, replace
from ..guards import is_about_cache, may_follow
from ..keys import same_key
from ..steps import Assigned
from ..values import Items, Literal, Time, walk

CODE = "RC109"
_WRITES = ("increment_counter", "put_dictionary", "put_string_set", "add_to_string_set", "remove_from_string_set")


def check(rule):
    """A write without epoch_seconds to a key that gets an expiry elsewhere in the detection, but not each time behind this write."""
    calls = rule.calls()
    for write in (call for call in calls if call.name in _WRITES):
        if write.ttl is not None or write.is_guessed or _is_empty(write.arguments.get("val")):
            continue
        own = [call for call in calls if gives_own(call) and not call.is_guessed and same_key(call.key, write.key)]
        if not own or any(_covers(call, write, calls) for call in own):
            continue
        giver = next((call for call in own if call.name == "set_key_expiration"), own[0])
        place = f"line {giver.node.lineno}" if giver.module is write.module else f"line {giver.node.lineno} of {giver.module.path}"
        yield finding(
            CODE,
            write,
            f"{write.name} without epoch_seconds sets the expiry to 90 days from now, each time, also where {giver.name} ({place}) gave the key another one.",
            calls=[write, giver],
            fix=_fix(rule, write, giver),
        )


def _is_empty(value):
    """An empty set is not written: the column is removed, and the expiry stays."""
    return (isinstance(value, Items) and not value.items) or (isinstance(value, Literal) and value.value == "")


def _covers(giver, write, calls):
    """Whether the expiry is given again after each such write, or the key is emptied where it is not."""
    if not may_follow(write, giver):
        return False
    before = {(id(one.value), one.holds) for one in write.conditions}
    for condition in giver.conditions:
        if (id(condition.value), condition.holds) in before or not is_about_cache(condition.value):
            continue
        other = {*before, (id(condition.value), not condition.holds)}
        emptied = [call for call in calls if call.helper.does == "reset" and same_key(call.key, write.key) and may_follow(write, call)]
        if not any({(id(one.value), one.holds) for one in call.conditions} == other for call in emptied):
            return False
    return True


def _fix(rule, write, giver):
    """The same expiry with the write, where all that it is made of is known there; from the event's time, if from a clock."""
    if giver.name == "evaluate_threshold" or write.module is not giver.module:
        return None
    if [id(node) for _, node in write.stack] != [id(node) for _, node in giver.stack]:
        return None
    node = next((one.value for one in giver.node.keywords if one.arg == giver.helper.ttl), None)
    if node is None:
        position = giver.helper.parameters.index(giver.helper.ttl)
        node = giver.node.args[position] if len(giver.node.args) > position else None
    if node is None or any(isinstance(one, (ast.NamedExpr, ast.Await)) for one in ast.walk(node)) or not _is_known(rule, write, giver, node):
        return None
    module = write.module
    text = module.text(node)
    clocks = [one for one in walk(giver.ttl) if isinstance(one, Time) and one.source == "wall"]
    name = event_name(rule, write, write.node)
    also = None
    if len(clocks) == 1 and clocks[0].form == "seconds" and name and not has_time(giver.ttl, "event") and _is_in(module, clocks[0].node, node):
        clock = module.text(clocks[0].node)
        if text.count(clock) == 1:
            text = text.replace(clock, f"{name}.event_time_epoch()")
            also = replace(module, clocks[0].node, f"{name}.event_time_epoch()")
    return fix("Give the expiry with this write too: each write then begins the time anew", argument(module, write.node, "epoch_seconds", text, write.helper.parameters.index("epoch_seconds")), also)


def _is_in(module, node, owner):
    while node is not owner and node in module.parents:
        node = module.parents[node]
    return node is owner


def _is_known(rule, write, giver, node):
    """Whether the names in an expression stand for the same where the write is."""
    used = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    names = set(used)
    for step in rule.steps(Assigned, write.entry):
        if getattr(step.target, "id", None) not in used:
            continue
        is_before = step.order < min(write.order, giver.order) and len(step.conditions) <= len(write.conditions)
        if step.module is write.module and not is_before:
            return False
        names.discard(step.target.id)
    function = write.node
    while function in write.module.parents:
        function = write.module.parents[function]
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            names -= {one.arg for one in function.args.args}
    return all(name in write.module.globals or hasattr(builtins, name) for name in names)
