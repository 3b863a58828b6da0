"""What has expired and is not deleted yet: with helpers from 0.5.0 on, writes add to it (PANTHER.md §3, surprise 3)."""

import ast
import operator

from .findings import begins_its_line, fix, helper_import, line_before
from .guards import known
from .keys import same_key
from .steps import Assigned
from .values import Cached, Called, Literal, Operation, contains

_COMPARED = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def forced_reads(rule, write, name):
    """The reads of the same key before a write that leave out what has expired."""
    reads = [call for call in rule.calls(name, entry=write.entry) if call.order < write.order and same_key(call.key, write.key)]
    return [call for call in reads if _is_forced(call)]


def _is_forced(call):
    forced = call.arguments.get("force_ttl_check")
    return forced is not None and not (isinstance(forced, Literal) and not forced.value)


def is_taken_care_of(rule, write, name):
    """Whether a forced read comes before a write, and the key is emptied, or the write is not reached, where that found nothing."""
    reads = forced_reads(rule, write, name)
    if not reads:
        return False
    told = [(when_empty(value, reads), holds) for value, holds in known(write.conditions) if _is_about(value, reads)]
    if any(value is None or value != holds for value, holds in told):
        return True
    for call in rule.calls("reset_counter", "reset_string_set", "put_string_set", entry=write.entry):
        if call.order < write.order and same_key(call.key, write.key):
            told = [(when_empty(value, reads), holds) for value, holds in known(call.conditions) if _is_about(value, reads)]
            if told and all(value is None or value == holds for value, holds in told):
                return True
    return False


def _is_about(value, reads):
    return contains(value, Cached, lambda one: one.call in reads)


def when_empty(value, reads):
    """Whether a condition holds where the reads found nothing; None where that is not seen."""
    if _is_nothing(value, reads):
        return False
    if not isinstance(value, Operation) or len(value.operands) != 2:
        return None
    left, right = value.operands
    if value.operator in ("in", "not in") and _is_nothing(right, reads):
        return value.operator == "not in"
    if value.operator in ("==", "!=") and _is_nothing(left, reads) and isinstance(right, Called) and right.name == "set" and not right.arguments:
        return value.operator == "=="
    if _is_nothing(left, reads) and isinstance(right, Literal) and isinstance(right.value, int) and value.operator in _COMPARED:
        return _COMPARED[value.operator](0, right.value)
    return None


def _is_nothing(value, reads):
    """Whether it is what a read returned, or its length: of an empty item these are falsy."""
    if isinstance(value, Called) and value.name in ("len", "int", "bool", "set") and value.arguments:
        return _is_nothing(value.arguments[0], reads)
    return isinstance(value, Cached) and value.call in reads


def emptied_first(rule, write, read, test, reset):
    """
    The fix: a forced read (or the name of one that is there), and a reset where it finds nothing, in front of the statement of a write;
    None where that is not safe.
    """
    module = write.module
    key = next((one.value for one in write.node.keywords if one.arg == "key"), write.node.args[0] if write.node.args else None)
    if write.loops or key is None or any(isinstance(one, (ast.Call, ast.NamedExpr)) for one in ast.walk(key)):
        return None
    statement = module.statement(write.node)
    is_first = isinstance(statement, (ast.Assign, ast.AnnAssign, ast.Expr, ast.Return, ast.If)) and begins_its_line(module, statement)
    if not is_first or _is_conditional(module, write.node, statement):
        return None
    text = module.text(key)
    there = _name_of(rule, write, read)
    needed = [helper_import(module, write.node, name) for name in ([] if there else [read]) + [reset]]
    if None in needed:
        return None
    imported = [edit for _, edit in needed if edit]
    if len(imported) == 2:
        imported = [{**imported[0], "text": imported[0]["text"] + imported[1]["text"]}]
    asked = there or f"{needed[0][0]}({text}, force_ttl_check=True)"
    return fix("Empty it first, if it has expired", *imported, line_before(module, write.node, f"if {test.format(asked)}:\n    {needed[-1][0]}({text})"))


def _name_of(rule, write, read):
    """The name that a forced read was given in the same function, if it has no other meaning there."""
    for call in forced_reads(rule, write, read):
        statement = call.module.parents.get(call.node)
        target = statement.targets[0] if isinstance(statement, ast.Assign) and len(statement.targets) == 1 else None
        if not isinstance(target, ast.Name) or [id(node) for _, node in call.stack] != [id(node) for _, node in write.stack]:
            continue
        if len([step for step in rule.steps(Assigned, write.entry) if getattr(step.target, "id", None) == target.id]) == 1:
            return target.id
    return None


def _is_conditional(module, node, statement):
    """Whether a part of the statement decides whether a call in it is made; or the call is in the block of the statement."""
    while node is not statement:
        parent = module.parents[node]
        if isinstance(parent, (ast.BoolOp, ast.IfExp, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            return True
        if isinstance(parent, ast.If) and node is not parent.test:
            return True
        node = parent
    return False
