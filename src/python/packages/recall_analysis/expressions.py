"""From an expression to what it may stand for; the calls of helpers in it become steps."""

import ast

from .calls import call
from .event_fields import field_of
from .place import unknown
from .steps import Branched, Condition
from .texts import summed
from .values import MOST_PARTS, Choice, Function, Imported, Items, Literal, Operation, Text

_OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**", ast.BitOr: "|", ast.BitAnd: "&",
    ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>", ast.MatMult: "@", ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">",
    ast.GtE: ">=", ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in", ast.Not: "not", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~",
}
_BUILTINS = {
    "str", "int", "float", "bool", "len", "set", "list", "dict", "tuple", "sorted", "min", "max", "sum", "abs", "round", "any", "all", "repr", "hash",
    "frozenset", "zip", "map", "filter", "enumerate", "range", "reversed", "isinstance", "print", "getattr", "type", "iter", "next", "format", "open",
}


def operator_of(node):
    """The text of an operator's node."""
    return _OPERATORS[type(node)]


def evaluate(node, env, walk):
    """What `node` may stand for, with the local names of `env`. `walk`: the Walk that follows calls."""
    walk.place.look(node)
    handler = _HANDLERS.get(type(node))
    if handler:
        value = handler(node, env, walk)
        # One that is doubled again and again has more parts than anybody could look at.
        return value if value.size <= MOST_PARTS else unknown(node)
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            evaluate(child, env, walk)
    return unknown(node)


def _constant(node, env, walk):
    return Literal(node, node.value)


def _name(node, env, walk):
    known = env.get(node.id) or walk.place.module.globals.get(node.id)
    if known is not None:
        return known
    return Imported(node, node.id) if node.id in _BUILTINS or node.id == "__name__" else unknown(node)


def _attribute(node, env, walk):
    owner = evaluate(node.value, env, walk)
    if isinstance(owner, Imported):
        return walk.of_module(Imported(node, f"{owner.name}.{node.attr}"))
    return Operation(node, f".{node.attr}", (owner,))


def _subscript(node, env, walk):
    owner = evaluate(node.value, env, walk)
    index = evaluate(node.slice, env, walk)
    field = field_of(node, owner, (index,), "item")
    return field or Operation(node, "[]", (owner, index))


def _binary(node, env, walk):
    left = evaluate(node.left, env, walk)
    right = evaluate(node.right, env, walk)
    operator = operator_of(node.op)
    if operator in "+%":
        text = summed(node, operator, left, right)
        if text is not None:
            return text
    return Operation(node, operator, (left, right))


def _unary(node, env, walk):
    operand = evaluate(node.operand, env, walk)
    if isinstance(node.op, ast.USub) and isinstance(operand, Literal) and isinstance(operand.value, (int, float)):
        return Literal(node, -operand.value)
    return Operation(node, operator_of(node.op), (operand,))


def _compare(node, env, walk):
    operands = [evaluate(one, env, walk) for one in (node.left, *node.comparators)]
    pairs = [Operation(node, operator_of(op), pair) for op, pair in zip(node.ops, zip(operands, operands[1:]))]
    return pairs[0] if len(pairs) == 1 else Operation(node, "and", pairs)


def _boolean(node, env, walk):
    """The second side is reached only where the first one does not decide."""
    operator = "and" if isinstance(node.op, ast.And) else "or"
    known = len(walk.place.conditions)
    values = []
    for one in node.values:
        value = evaluate(one, env, walk)
        if one is not node.values[-1]:
            walk.place.add(Branched(one, walk.place, value))
        values.append(value)
        walk.place.conditions.append(Condition(value, operator == "and"))
    del walk.place.conditions[known:]
    return Operation(node, operator, values)


def _ternary(node, env, walk):
    test = evaluate(node.test, env, walk)
    walk.place.add(Branched(node.test, walk.place, test))
    with walk.place.where(test, True):
        first = evaluate(node.body, env, walk)
    with walk.place.where(test, False):
        second = evaluate(node.orelse, env, walk)
    return Choice(node, (first, second))


def _f_string(node, env, walk):
    pieces = []
    for one in node.values:
        pieces.append(evaluate(one.value, env, walk) if isinstance(one, ast.FormattedValue) else evaluate(one, env, walk))
    return Text(node, pieces)


def _display(kind):
    def handle(node, env, walk):
        return Items(node, kind, [evaluate(one, env, walk) for one in node.elts])

    return handle


def _dict(node, env, walk):
    keys = [None if key is None else evaluate(key, env, walk) for key in node.keys]
    return Items(node, "dict", [evaluate(one, env, walk) for one in node.values], keys)


def _comprehension(kind):
    def handle(node, env, walk):
        inner = dict(env)
        with walk.place.loop(node):
            known = len(walk.place.conditions)
            for one in node.generators:
                walk.bind(one.target, walk.element(one.iter, evaluate(one.iter, inner, walk)), inner, one.target)
                for test in one.ifs:
                    walk.place.conditions.append(Condition(evaluate(test, inner, walk), True))
            if isinstance(node, ast.DictComp):
                made = Items(node, kind, [evaluate(node.value, inner, walk)], [evaluate(node.key, inner, walk)])
            else:
                made = Items(node, kind, [evaluate(node.elt, inner, walk)])
            del walk.place.conditions[known:]
        return made

    return handle


def _lambda(node, env, walk):
    return Function(node, node, walk.place.module, env)


def _named(node, env, walk):
    value = evaluate(node.value, env, walk)
    walk.bind(node.target, value, env, node)
    return value


def _await(node, env, walk):
    return evaluate(node.value, env, walk)


_HANDLERS = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Call: call,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.IfExp: _ternary,
    ast.JoinedStr: _f_string,
    ast.List: _display("list"),
    ast.Tuple: _display("tuple"),
    ast.Set: _display("set"),
    ast.Dict: _dict,
    ast.ListComp: _comprehension("list"),
    ast.SetComp: _comprehension("set"),
    ast.DictComp: _comprehension("dict"),
    ast.GeneratorExp: _comprehension("list"),
    ast.Lambda: _lambda,
    ast.NamedExpr: _named,
    ast.Await: _await,
    ast.Starred: _await,
}
