"""RC125: members of a set that are no texts."""

import ast

from ..contents import argument_node, contents
from ..findings import finding, fix, replace, wrap
from ..guards import is_present
from ..kinds import kind_of
from ..values import Field, Items, Operation, options

CODE = "RC125"
_REFUSED = {"none": "None", "dict": "a dictionary", "list": "a list", "tuple": "a tuple", "set": "a set", "event": "the event"}
_NUMBERS = {"int", "count", "float", "bool"}
_CONTAINERS = {"list", "tuple", "set"}


def check(rule):
    """None, floats and mixtures in what is added to a set, numbers in its place, and fields that an event may lack."""
    for call in rule.calls("put_string_set", "add_to_string_set", "remove_from_string_set"):
        value = call.arguments.get("val")
        if value is None:
            continue
        node = argument_node(call, "val")
        kind = kind_of(value)
        if kind in ("int", "float", "bool", "count") or (kind == "none" and call.name != "put_string_set"):
            what = "None" if kind == "none" else "a number"
            edits = fix("Give it as a text", wrap(call.module, node, "[str(", ")]")) if node is not None and kind != "none" else None
            yield finding(CODE, call, f"{call.name} raises a TypeError: {what} has no members.", fix=edits, node=node)
            continue
        for one in options(value):
            yield from _of_members(call, one, node)


def _of_members(call, value, node):
    members = _members(value, node, call.module)
    kinds = [kind_of(one.value) for one in members]
    for one, kind in zip(members, kinds):
        if kind in _REFUSED:
            says = f"{call.name} raises a TypeError: {_REFUSED[kind]} cannot be a member of a set."
            yield finding(CODE, call, says, node=_here(one, call))
    numbers = [one for one, kind in zip(members, kinds) if kind in _NUMBERS]
    if numbers:
        is_refused = "text" in kinds or "float" in kinds or "bool" in kinds
        says = f"{call.name} makes a set of numbers: they come back as Decimals, and a text can never be added to it."
        if is_refused:
            says = f"{call.name} raises a TypeError: a set has texts or whole numbers, and not both; floats and bools cannot be members at all."
        nodes = [_here(one, call) for one in numbers]
        edits = [wrap(call.module, one, "str(", ")") for one in nodes if one is not None]
        as_text = fix("Give texts", *edits) if len(edits) == len(numbers) else None
        yield finding(CODE, call, says, fix=as_text, severity=None if is_refused else "warning", node=nodes[0])
    lacking = [one for one in members if isinstance(one.value, Field) and not _is_guarded(one, value, call)]
    if lacking:
        name = ".".join(part or "…" for part in lacking[0].value.path)
        says = f"{call.name} raises a TypeError where an event lacks {name}: None cannot be a member of a set."
        yield finding(CODE, call, says, fix=_without_none(call, value, lacking, len(members)), severity="warning", node=lacking[0].node)


def _members(value, node, module):
    """The members of displays and comprehensions, of copies of these too; not what is in the members. `a or b` is b where a is None."""
    own = [one for one in contents(value, node, module) if one.value is not value]
    inner = {id(part) for one in own if isinstance(one.value, Items) and not one.is_spread for part in one.value.items}
    inner |= {id(part) for one in own if isinstance(one.value, Operation) and one.value.operator == "or" for part in one.value.operands[:-1]}
    return [one for one in own if not one.is_spread and id(one.value) not in inner] if kind_of(value) in _CONTAINERS else []


def _here(member, call):
    return member.node if member.node in call.module.parents else None


def _is_guarded(member, value, call):
    if is_present(member.value, call.conditions) or _is_asked(member, call.module):
        return True
    # `[one for one in … if one]`
    return any(generator.ifs for one in ast.walk(value.node) for generator in getattr(one, "generators", ()))


def _is_asked(member, module):
    """Whether a ternary around it asks for it: `[one] if one else []`. What is made in another module is taken for asked."""
    node = member.node
    if node not in module.parents:
        return True
    text = module.text(node)
    while isinstance(node, ast.expr):
        parent = module.parents[node]
        if isinstance(parent, ast.IfExp) and any(module.text(one) == text for one in ast.walk(parent.test) if isinstance(one, ast.expr)):
            return True
        node = parent
    return False


def _without_none(call, value, lacking, count):
    """A comprehension in place of the display, where it has several members. Of texts: what an event has in a field may be a number."""
    node = value.node
    if count < 2 or not isinstance(node, (ast.List, ast.Set, ast.Tuple)) or node not in call.module.parents or lacking[0].node not in node.elts:
        return None
    items = ", ".join(call.module.text(one) for one in node.elts)
    return fix("Leave None out, and give texts", replace(call.module, node, f"[str(one) for one in ({items}) if one is not None]"))
