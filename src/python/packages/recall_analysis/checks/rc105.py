"""RC105: two parts of a key with nothing between them."""

import ast

from ..findings import finding, fix, insert, replace
from ..keys import each
from ..names import within
from ..values import Called, Field, Literal, Operation, Text

CODE = "RC105"


def check(rule):
    """Adjacent values of the event in a key: "ab" + "c" and "a" + "bc" are one key. One finding a place where the key is made."""
    found = {}
    for call in rule.calls():
        for key in each(call.key):
            for text, left, right in _joints(key):
                found.setdefault(id(text.node), (text, left, right, []))[3].append(call)
    for text, left, right, calls in found.values():
        first = calls[0]
        yield finding(
            CODE,
            first,
            f"{_name(left)} and {_name(right)} stand side by side in the key of {first.name}: different pairs make the same key.",
            calls=calls,
            fix=_fix(rule, text),
            node=first.node.args[0] if first.node.args else first.node,
        )


def _joints(value):
    """(the text, two pieces of it with nothing between) anywhere in a key."""
    parts = [one for one in _parts(value) if not (isinstance(one, Literal) and one.value == "")]
    for left, right in zip(parts, parts[1:]):
        if _is_free(_edge(left, -1)) and _is_free(_edge(right, 0)):
            yield value, left, right
            break
    for one in parts:
        if isinstance(one, (Text, Operation)):
            yield from _joints(one)


def _parts(value):
    if isinstance(value, Text):
        return value.pieces
    return value.operands if isinstance(value, Operation) and value.operator == "+" else ()


def _edge(value, end):
    """The piece at an end of a text: -1 the last one, 0 the first one."""
    parts = _parts(value)
    return _edge(parts[end], end) if parts else value


def _is_free(piece):
    """Whether a piece is surely text of the event, of any length."""
    if isinstance(piece, Field):
        return True
    if isinstance(piece, Called):
        return piece.name in ("str", ".lower", ".upper", ".strip", ".casefold") and bool(piece.arguments) and _is_free(piece.arguments[0])
    if isinstance(piece, Operation) and piece.operator in ("or", "[]"):
        return _is_free(piece.operands[0])
    return False


def _name(value):
    value = _edge(value, 0)
    while not isinstance(value, Field) and value.parts():
        value = value.parts()[0]
    return ".".join(part or "…" for part in value.path) if isinstance(value, Field) else "A value"


def _fix(rule, text):
    """Colons between, where the text is made in this file."""
    module = rule.module
    if not within(module, text.node):
        return None
    node = text.node
    edits = []
    if isinstance(node, ast.JoinedStr):
        for left, right in zip(node.values, node.values[1:]):
            if isinstance(left, ast.FormattedValue) and isinstance(right, ast.FormattedValue) and module.text(right).startswith("{"):
                edits.append(insert(module, right.lineno, right.col_offset, ":"))
    elif _is_sum(node):
        edits.extend(_between_summands(module, node, _parts(text)))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Constant):
        template = node.func.value
        if node.func.attr == "join" and template.value == "":
            edits.append(replace(module, template, '":"'))
        elif node.func.attr == "format" and "}{" in module.text(template):
            edits.append(replace(module, template, module.text(template).replace("}{", "}:{")))
    elif isinstance(node, ast.BinOp) and isinstance(node.left, ast.Constant) and "%s%s" in module.text(node.left):
        edits.append(replace(module, node.left, module.text(node.left).replace("%s%s", "%s:%s")))
    return fix("Put a colon between", *edits) if edits and None not in edits else None


def _between_summands(module, node, parts):
    """`+ ":"` behind the plus of each joint of a sum; None among them where that is on another line, or the joints cannot be told."""
    sums = [node]
    while _is_sum(sums[0].left):
        sums.insert(0, sums[0].left)
    # What is left of the first part is a value of its own, or constants that are one part.
    told = sums[1 - len(parts) :]
    return [_between(module, one) for one, left, right in zip(told, parts, parts[1:]) if _is_free(_edge(left, -1)) and _is_free(_edge(right, 0))]


def _is_sum(node):
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)


def _between(module, node):
    left, right = node.left, node.right
    beside = (left.right if _is_sum(left) else left, right)
    if left.end_lineno != right.lineno or any(isinstance(one, ast.Constant) for one in beside):
        return None
    line = module.lines[right.lineno - 1].encode()
    plus = line.find(b"+", left.end_col_offset, right.col_offset)
    return insert(module, right.lineno, plus + 1, ' ":" +') if plus >= 0 else None
