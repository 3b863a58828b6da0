"""RC106: a field that an event may lack becomes part of a key."""

import ast

from ..findings import finding, fix, line_before
from ..guards import is_present
from ..keys import each, fields
from ..steps import Assigned

CODE = "RC106"


def check(rule):
    """A field of the event that may be None, unguarded, in a key: the key says `None`, or the sum raises. One finding a field."""
    found = {}
    for call in rule.calls():
        for key in each(call.key):
            for field in fields(key):
                if not is_present(field, call.conditions):
                    found.setdefault(field.path, (field, []))[1].append(call)
    for path, (field, calls) in found.items():
        name = ".".join(part or "…" for part in path)
        first = calls[0]
        yield finding(
            CODE,
            first,
            f"Events without {name} share the key that has None in its place, or end with a TypeError: the key of {first.name} takes it as it comes.",
            calls=calls,
            fix=_fix(rule, first, field),
            node=first.node.args[0] if first.node.args else first.node,
        )


def _fix(rule, call, field):
    """A return before the statement, where the field has a name there and the function is the main one."""
    if call.stack or call.loops or call.entry != rule.main:
        return None
    names = [node.id for node in ast.walk(call.node) if isinstance(node, ast.Name)]
    name = next((name for name in names if _is_field(rule, call, name, field)), None)
    if name is None:
        return None
    ends = "True" if rule.main == "policy" else "False"
    return fix(f"Leave events without {name} alone", line_before(call.module, call.node, f"if {name} is None:\n    return {ends}"))


def _is_field(rule, call, name, field):
    """Whether a name stands for the field where the call is."""
    steps = [step for step in rule.steps(Assigned, call.entry) if step.order < call.order and getattr(step.target, "id", None) == name]
    return bool(steps) and steps[-1].value is field
