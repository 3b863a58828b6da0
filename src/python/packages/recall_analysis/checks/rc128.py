"""RC128: a count of the cache where a Decimal does not do."""

import ast

from ..contents import context, contents, dictionaries
from ..findings import finding, fix, wrap
from ..kinds import kind_of
from ..mentions import mentions
from ..values import Called, Cached, Operation, walk

CODE = "RC128"
_ARITHMETIC = {"+", "-", "*", "/", "//", "%", "**"}


def check(rule):
    """What a counter returned, in a dictionary or an alert context (JSON cannot write it), or calculated with a float."""
    for call, step, content in dictionaries(rule):
        says = "put_dictionary raises a ValueError from the second event on: a count is a Decimal then, which JSON cannot keep."
        yield from _count(step, content, says, [call])
    for step, content in context(rule):
        says = "The alert context is replaced by an error from the second event on: a count is a Decimal then, which JSON cannot keep."
        yield from _count(step, content, says)
    for step, value in mentions(rule):
        yield from _in_json(step, value)
        yield from _with_float(step, value)


def _in_json(step, value):
    if not isinstance(value, Called) or value.name != "json.dumps" or not value.arguments or {"default", "cls"} & set(value.keywords):
        return
    if value.node in step.module.parents and value.node.args:
        for content in contents(value.arguments[0], value.node.args[0], step.module):
            yield from _count(step, content, "json.dumps raises a TypeError from the second event on: a count is a Decimal then.")


def _count(step, content, says, calls=None):
    """A finding where a content is a count."""
    if kind_of(content.value) != "count" or content.is_spread:
        return
    node = content.node if content.node in step.module.parents else None
    yield finding(CODE, step, says, calls or _sources(content.value), _fix(step, node), node=node)


def _sources(value):
    """The calls that a count comes from."""
    return [one.call for one in walk(value) if isinstance(one, Cached)]


def _with_float(step, value):
    if not isinstance(value, Operation) or value.operator not in _ARITHMETIC or len(value.operands) != 2:
        return
    kinds = [kind_of(one) for one in value.operands]
    if sorted(str(kind) for kind in kinds) != ["count", "float"]:
        return
    node = value.node
    if node not in step.module.parents:
        return
    sides = (node.left, node.right) if isinstance(node, ast.BinOp) else (None, node.value) if isinstance(node, ast.AugAssign) else (None, None)
    says = f"`{value.operator}` with a float raises a TypeError from the second event on: a count is a Decimal then."
    yield finding(CODE, step, says, _sources(value), _fix(step, sides[kinds.index("count")]), node=node)


def _fix(step, node):
    if node is None or node not in step.module.parents:
        return None
    return fix("Make an int of the count", wrap(step.module, node, "int(", ")"))
