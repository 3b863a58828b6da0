"""What else a detection does with a field of the event, which tells what it holds."""

from .kinds import kind_of
from .mentions import mentions
from .values import Called, Field, Items, Literal, Operation, Text, same

_TEXT_METHODS = {
    ".lower", ".upper", ".strip", ".lstrip", ".rstrip", ".replace", ".startswith", ".endswith", ".split", ".casefold", ".title", ".removeprefix",
}
_ORDERS = {"<", "<=", ">", ">="}


def is_used_as_text(rule, field):
    """Whether a field is surely one text: it is compared with one, looked for in a set, or has methods of text called on it."""
    return any(_tells_text(value, field) for _, value in mentions(rule))


def is_used_as_number(rule, field):
    """Whether a field is surely a number: it is compared or calculated with one."""
    for _, value in mentions(rule):
        if isinstance(value, Operation) and len(value.operands) == 2:
            left, right = value.operands
            other = right if same(left, field) else left if same(right, field) else None
            if other is None or kind_of(other) not in ("int", "float"):
                continue
            if value.operator in _ORDERS or value.operator in ("==", "-", "*", "/", "+"):
                return True
    return False


def is_used_as_object(rule, field):
    """Whether a field is surely an object or a list: that is its default, or a field below it is asked for."""
    if isinstance(field.default, Items) and field.default.kind in ("dict", "list"):
        return True
    for _, value in mentions(rule):
        if isinstance(value, Field) and None not in field.path and len(value.path) > len(field.path) and value.path[: len(field.path)] == field.path:
            if isinstance(value.path[len(field.path)], str) and value.how != "udm":
                return True
    return False


def _tells_text(value, field):
    if isinstance(value, Text):
        return any(same(piece, field) for piece in value.pieces)
    if isinstance(value, Called):
        return value.name in _TEXT_METHODS and bool(value.arguments) and same(value.arguments[0], field)
    if not isinstance(value, Operation) or len(value.operands) != 2:
        return False
    left, right = value.operands
    if value.operator in ("==", "!="):
        other = right if same(left, field) else left if same(right, field) else None
        return other is not None and kind_of(other) == "text"
    if value.operator in ("in", "not in") and same(left, field):
        texts = isinstance(right, Items) and bool(right.items) and all(isinstance(one, Literal) and isinstance(one.value, str) for one in right.items)
        return kind_of(right) == "set" or texts
    return False
