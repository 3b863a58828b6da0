"""What is put into dictionaries and lists, and where in the source each of it stands."""

import ast

from .kinds import kind_of
from .steps import Changed, Return
from .values import Called, Choice, Event, Field, Items, Literal, Operation

_COPIES = {"dict", "list", "tuple", "set", "frozenset", "sorted", ".copy"}
_CONTAINERS = {"list", "tuple", "dict", "event"}
_PUTS = {".update", ".append", ".setdefault", ".insert", ".extend"}
_MOST = 500


class Content:
    """
    A value in a container, the container itself first. `node`: its expression, None where that cannot be told; `key`: under which it is
    kept, None in a list or at the outset; `is_spread`: it is `**value` or `dict(value)`, so that its own values are in the container.
    """

    def __init__(self, value, node, key=None, is_spread=False):
        self.value = value
        self.node = node
        self.key = key
        self.is_spread = is_spread


def argument_node(call, name):
    """The expression of an argument of a CacheCall; None where it is given by `*` or not at all."""
    for keyword in call.node.keywords:
        if keyword.arg == name:
            return keyword.value
    position = call.helper.parameters.index(name)
    return call.node.args[position] if not call.is_guessed and position < len(call.node.args) else None


def contents(value, node, module):
    """All that a value keeps, in displays, comprehensions, copies and both sides of choices. `node`: its expression in `module`."""
    yield from _all(Content(value, node), module)


def put_in(rule, container, entry=None):
    """(step, Content) of all that is put into a container by `x[key] = …`, `x.update({…})`, `x.append(…)` and their like."""
    owners = [container, *(container.options if isinstance(container, Choice) else ())]
    for step in rule.steps(Changed, entry):
        if not any(step.value is one for one in owners):
            continue
        if step.method == "[]=":
            key, value = step.arguments
            outermost = Content(value, step.node.value if isinstance(step.node, (ast.Assign, ast.AnnAssign)) else None, key)
        elif step.method in _PUTS and step.arguments:
            node = step.node.args[-1] if isinstance(step.node, ast.Call) and step.node.args else None
            outermost = Content(step.arguments[-1], node, None, step.method in (".update", ".extend"))
        else:
            continue
        for content in _all(outermost, step.module):
            yield step, content


def dictionaries(rule):
    """(call, step, Content) of all that each call of put_dictionary stores, the dictionary itself first."""
    for call in rule.calls("put_dictionary"):
        value = call.arguments.get("val")
        if value is None:
            continue
        for content in contents(value, argument_node(call, "val"), call.module):
            yield call, call, content
        for step, content in put_in(rule, value, call.entry):
            if step.order < call.order:
                yield call, step, content


def context(rule):
    """(step, Content) of all that the alert context has."""
    for end in rule.steps(Return, "alert_context"):
        for content in contents(end.value, end.node.value, end.module):
            yield end, content
        yield from put_in(rule, end.value)


def _all(outermost, module):
    todo = [outermost]
    count = 0
    while todo and count < _MOST:
        count += 1
        one = todo.pop()
        yield one
        todo.extend(reversed(list(_within(one, module))))


def _within(one, module):
    value = one.value
    # A name stands for what was put together elsewhere in the same source.
    node = value.node if value.node in module.parents else one.node
    if isinstance(value, Choice):
        nodes = (node.body, node.orelse) if isinstance(node, ast.IfExp) else (None,) * len(value.options)
        yield from _sides(one, value.options, nodes)
    elif isinstance(value, Operation) and value.operator == "or":
        nodes = node.values if isinstance(node, ast.BoolOp) else [None] * len(value.operands)
        yield from _sides(one, value.operands, nodes)
    elif isinstance(value, Items):
        nodes = _nodes(node, value)
        keys = value.keys or [None] * len(value.items)
        for item, key, at in zip(value.items, keys, nodes):
            yield Content(item, at, key, value.kind == "dict" and key is None)
    elif isinstance(value, Called) and value.name in _COPIES:
        if value.name == ".copy" and isinstance(value.arguments[0], (Event, Field)):
            # Plain through and through.
            return
        nodes = [*node.args, *(word.value for word in node.keywords)] if isinstance(node, ast.Call) and value.name != ".copy" else [None] * 50
        for item, at in zip(value.arguments[:1], nodes):
            yield Content(item, at, one.key, True)
        for name, item in value.keywords.items():
            at = next((word.value for word in getattr(node, "keywords", ()) if word.arg == name), None)
            if value.name == "dict":
                yield Content(item, at, Literal(item.node, name))


def _sides(one, values, nodes):
    """
    What may be in a place where there is one of several: containers, to look into them. Others only where the sides are not of kinds that
    are known to differ, as a condition may have seen to that (`list(it) if isinstance(it, set) else it`), and not where all are of one kind,
    which is known of the whole.
    """
    kinds = [kind_of(value) for value in values]
    known = set(kinds) - {None}
    for value, kind, node in zip(values, kinds, nodes):
        if kind in _CONTAINERS or kind is None or (len(known) == 1 and None in kinds):
            yield Content(value, node, one.key, one.is_spread)


def _nodes(node, value):
    if isinstance(node, ast.Dict) and value.kind == "dict":
        return node.values
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        return [one if not isinstance(one, ast.Starred) else None for one in node.elts]
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
        return [node.elt]
    return [node.value] if isinstance(node, ast.DictComp) else [None] * len(value.items)
