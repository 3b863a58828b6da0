"""Texts that are put together."""

import re

from .values import Items, Literal, Text

_PLACEHOLDER = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[sdrfixeg]|%%")
_FIELD = re.compile(r"\{\{|\}\}|\{(\w*)[^{}]*\}")


def is_text(value):
    """Whether a value is surely text."""
    return isinstance(value, Text) or (isinstance(value, Literal) and isinstance(value.value, str))


def pieces_of(value):
    """The pieces of a text, one behind the other."""
    return value.pieces if isinstance(value, Text) else (value,)


def summed(node, operator, left, right):
    """`left + right` and `left % right` as a text; None where neither side is surely text."""
    if operator == "+":
        return Text(node, (*pieces_of(left), *pieces_of(right))) if is_text(left) or is_text(right) else None
    if not (isinstance(left, Literal) and isinstance(left.value, str)):
        return None
    values = list(right.items) if isinstance(right, Items) and right.kind == "tuple" else [right]
    return Text(node, _filled(left, _PLACEHOLDER, values, {}))


def _filled(template, pattern, values, names):
    """A template's text with values where the pattern has a placeholder."""
    pieces = []
    at = 0
    number = 0
    text = template.value
    for match in pattern.finditer(text):
        if match.start() > at:
            pieces.append(Literal(template.node, text[at : match.start()]))
        at = match.end()
        token = match.group(0)
        if token in ("%%", "{{", "}}"):
            pieces.append(Literal(template.node, token[0]))
            continue
        name = match.group(1) if match.groups() else ""
        if name and not name.isdigit():
            value = names.get(name)
        else:
            place = int(name) if name else number
            number += 1
            value = values[place] if place < len(values) else None
        if value is not None:
            pieces.append(value)
    if at < len(text):
        pieces.append(Literal(template.node, text[at:]))
    return pieces


def formatted(node, template, arguments, keywords):
    """`template.format(…)` of a literal; None for other templates."""
    if not (isinstance(template, Literal) and isinstance(template.value, str)):
        return None
    return Text(node, _filled(template, _FIELD, list(arguments), keywords))


def joined(node, separator, items):
    """`separator.join([…])` of a display; None where its items are not known."""
    if not (isinstance(separator, Literal) and isinstance(separator.value, str) and isinstance(items, Items)):
        return None
    if items.kind not in ("list", "tuple") or type(items.node).__name__ not in ("List", "Tuple"):
        return None
    pieces = []
    for number, item in enumerate(items.items):
        if number > 0:
            pieces.append(separator)
        pieces.extend(pieces_of(item))
    return Text(node, pieces)
