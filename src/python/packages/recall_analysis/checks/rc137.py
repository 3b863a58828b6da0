"""RC137: a read of what the same event has just written."""

import ast

from ..findings import finding, fix, remove_lines, replace, wrap
from ..names import free_name, function_of
from ..rereads import rereads
from .rc102 import decided_reads

CODE = "RC137"

#: Writes that return what they leave.
_RETURNING = ("increment_counter", "add_to_string_set", "remove_from_string_set")


def check(rule):
    """A read behind a write of the same key and column: it may show what was there before the write."""
    others = decided_reads(rule)
    for write, read, is_sure in rereads(rule):
        if read in others:
            continue
        line = write.node.lineno
        instead = f"{write.name} returns what it leaves." if write.name in _RETURNING else "What was written is known here."
        yield finding(
            CODE,
            read,
            f"{read.name} asks for what {write.name} has written in line {line}: reads are eventually consistent and may not see it yet. {instead}",
            calls=[write, read],
            fix=_fix(write, read) if is_sure and write.name in _RETURNING else None,
        )


def _fix(write, read):
    """What the write returned in the place of the read, where nothing else happened to it between and both are in one function."""
    module = write.module
    if module is not read.module or [node for _, node in write.stack] != [node for _, node in read.stack] or write.loops or read.loops:
        return None
    writing, reading = module.statement(write.node), module.statement(read.node)
    title = f"Use what {write.name} returns"
    if isinstance(writing, ast.Assign) and writing.value is write.node and len(writing.targets) == 1 and isinstance(writing.targets[0], ast.Name):
        name = writing.targets[0].id
        again = [one for one in ast.walk(function_of(module, writing) or module.tree) if _is_stored(one, name) and one is not writing.targets[0]]
        return None if again else fix(title, replace(module, read.node, name))
    if not (isinstance(writing, ast.Expr) and writing.value is write.node):
        return None
    is_named = isinstance(reading, ast.Assign) and reading.value is read.node and len(reading.targets) == 1 and isinstance(reading.targets[0], ast.Name)
    if is_named and module.parents[reading] is module.parents[writing]:
        name = reading.targets[0].id
        function = function_of(module, writing) or module.tree
        if sum(1 for one in ast.walk(function) if _is_stored(one, name)) == 1:
            return fix(title, wrap(module, writing, f"{name} = ", ""), remove_lines(module, reading.lineno, reading.end_lineno))
    name = free_name(module, "count" if write.helper.column == "intCount" else "members", "left", "written")
    return fix(title, wrap(module, writing, f"{name} = ", ""), replace(module, read.node, name)) if name else None


def _is_stored(node, name):
    return isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)
