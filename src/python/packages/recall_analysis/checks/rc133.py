"""RC133: a global name of an earlier event."""

import ast

from ..findings import finding_at, fix, insert
from ..guards import is_about_cache, is_about_event, may_follow
from ..names import function_of
from ..rule import AUXILIARIES
from ..steps import Assigned, Changed
from ..values import Literal

CODE = "RC133"


def check(rule):
    """A return of the main function that may match, before a global name that title() and its like use has been given its value."""
    if not rule.main:
        return
    nothing = (True,) if rule.main == "policy" else (False, None, 0, "")
    matching = [one for one in rule.returns() if not (isinstance(one.value, Literal) and one.value.value in nothing)]
    for name, steps in _given(rule).items():
        # What is made once for all events, such as a client, is meant to be left.
        if not any(is_about_event(value) or is_about_cache(value) for step in steps for value in _values(step)):
            continue
        users = _users(rule, name)
        # Where a step may have come before, it is not looked closer at whether it did.
        early = [one for one in matching if not any(may_follow(step, one) for step in steps)]
        if not users or not early:
            continue
        first = early[0]
        yield finding_at(
            CODE,
            rule.module,
            first.node,
            f"{rule.main}() ends here before {name} gets its value in line {steps[0].node.lineno}: {users[0]}() then uses what an earlier event has left in it.",
            fix=_fix(rule, name, steps),
        )


def _given(rule):
    """The steps of the main function in which names of the module get what they hold, by name."""
    found = {}
    for step in rule.steps((Assigned, Changed), rule.main):
        name = None
        if isinstance(step, Assigned):
            name = step.target.id if step.is_global else None
        elif step.module is rule.module:
            name = _container(rule, step)
        if name is not None and step.module is rule.module:
            found.setdefault(name, []).append(step)
    return found


def _values(step):
    return [step.value] if isinstance(step, Assigned) else step.arguments


def _container(rule, step):
    """The name of the module's list or dictionary that a step changes; None where it changes something else."""
    owner = None
    if isinstance(step.node, ast.Call) and isinstance(step.node.func, ast.Attribute):
        owner = step.node.func.value
    elif isinstance(step.node, ast.Assign):
        owner = next((one.value for one in step.node.targets if isinstance(one, ast.Subscript)), None)
    elif isinstance(step.node, ast.AugAssign):
        owner = step.node.target
    if not isinstance(owner, ast.Name) or owner.id not in rule.module.globals:
        return None
    function = function_of(rule.module, step.node)
    local = {one.arg for one in function.args.args} if function else set()
    local |= {one.id for one in ast.walk(function or rule.module.tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    return None if owner.id in local else owner.id


def _users(rule, name):
    """The functions beside the main one that read a name, themselves or in functions of the file that they call."""
    functions = rule.module.functions
    reading = {one for one, definition in functions.items() if _reads(definition, name)}
    return [entry for entry in AUXILIARIES if entry in functions and _reached(functions, entry) & reading]


def _reads(definition, name):
    nodes = [node for node in ast.walk(definition) if isinstance(node, ast.Name) and node.id == name]
    return bool(nodes) and all(isinstance(node.ctx, ast.Load) for node in nodes)


def _reached(functions, entry):
    """The functions of the file that one calls, itself too."""
    reached, todo = set(), [entry]
    while todo:
        name = todo.pop()
        if name in functions and name not in reached:
            reached.add(name)
            todo.extend(node.id for node in ast.walk(functions[name]) if isinstance(node, ast.Name))
    return reached


def _fix(rule, name, steps):
    """A container is emptied first thing, where nobody expects something to be in it."""
    module = rule.module
    definition = module.functions[rule.main]
    initial = [one.value for one in module.tree.body if isinstance(one, ast.Assign) and any(getattr(target, "id", None) == name for target in one.targets)]
    is_empty = len(initial) == 1 and isinstance(initial[0], (ast.Dict, ast.List)) and not ast.unparse(initial[0]).strip("{}[]")
    if not is_empty or any(isinstance(step, Assigned) for step in steps) or _is_subscripted(module, name):
        return None
    first = definition.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(definition.body) > 1:
        first = definition.body[1]
    if first.lineno == definition.lineno:
        return None
    return fix(f"Empty {name} first", insert(module, first.lineno, 0, f"{module.indent(first)}{name}.clear(){module.line_end()}"))


def _is_subscripted(module, name):
    """Whether something is taken from the name that has to be there: `NAME["a"]`."""
    return any(
        isinstance(one, ast.Subscript) and isinstance(one.ctx, ast.Load) and getattr(one.value, "id", None) == name for one in ast.walk(module.tree)
    )
