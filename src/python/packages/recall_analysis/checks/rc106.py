"""RC106: a field that an event may lack becomes part of a key."""

import ast

from ..findings import finding, fix, insert
from ..guards import is_present
from ..keys import each, fields
from ..names import block_of, first_line, function_of, loaded, within
from ..steps import Assigned, Branched
from ..values import contains, same

CODE = "RC106"


def check(rule):
    """A field of the event that may be None, unguarded, in a key: the key says `None`, or the sum raises. One finding a field."""
    found = {}
    for call in rule.calls():
        keys = each(call.key)
        for key in keys:
            for field in fields(key):
                if not is_present(field, call.conditions) and not _is_asked(rule, call, field, key, len(keys) > 1):
                    found.setdefault(field.path, (field, []))[1].append(call)
    for path, (field, calls) in found.items():
        name = ".".join(part or "…" for part in path)
        first = calls[0]
        yield finding(
            CODE,
            first,
            f"Events without {name} share the key that has None in its place, or end with a TypeError: the key of {first.name} takes it as it comes.",
            calls=calls,
            fix=_fix(rule, first, field, name),
            node=first.node.args[0] if first.node.args else first.node,
        )


def _is_asked(rule, call, field, key, is_choice):
    """
    Whether the field was asked for before where that says nothing of the call: in what chose between keys, in the function that answers
    with the key, or where the other way raises.
    """
    for step in rule.steps(Branched, call.entry):
        if step.order < call.order and contains(step.value, type(field), lambda one: same(one, field)):
            maker = function_of(step.module, step.node) if step.stack else None
            is_made_there = maker is not None and maker is function_of(step.module, key.node)
            if is_choice or is_made_there or (isinstance(step.node, ast.If) and any(isinstance(one, ast.Raise) for one in ast.walk(step.node))):
                return True
    return False


def _fix(rule, call, field, name):
    """A return before the key is made, or before the call, where both are in the block of one function, the main one."""
    module = rule.module
    definition = module.functions.get(rule.main)
    node = call.stack[0][1] if call.stack else call.node
    if call.entry != rule.main or call.loops or not within(module, field.node):
        return None
    statement = module.statement(node)
    block = block_of(module, statement)
    text, begin = module.text(field.node), module.statement(field.node)
    named = _name(rule, call, field)
    if named is not None:
        text = named
        # It has its name from its statement on; the key is made later.
        later = [one for one in block if one.lineno > begin.lineno and text in loaded(one)]
        begin = later[0] if later else statement
    elif function_of(module, field.node) is not definition or loaded(field.node) != {definition.args.args[0].arg}:
        return None
    if begin not in block or statement not in block or module.lines[begin.lineno - 1].lstrip().startswith("elif"):
        return None
    between = block[block.index(begin) : block.index(statement)]
    if not all(isinstance(one, (ast.Assign, ast.AnnAssign)) for one in between):
        begin = statement
    ends = "True" if rule.main == "policy" else "False"
    indent, end = module.indent(begin), module.line_end()
    lines = f"{indent}if {text} is None:{end}{indent}    return {ends}{end}"
    return fix(f"Leave events without {name} alone", insert(module, first_line(module, begin), 0, lines))


def _name(rule, call, field):
    """The name that stands for the field in the main function where the call is; None where it has none."""
    for step in reversed(rule.steps(Assigned, call.entry)):
        if step.order < call.order and not step.stack and step.value is field and isinstance(step.target, ast.Name):
            name = step.target.id
            again = [one for one in rule.steps(Assigned, call.entry) if getattr(one.target, "id", None) == name and one is not step and not one.stack]
            return None if again else name
    return None
