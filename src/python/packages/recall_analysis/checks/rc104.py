"""RC104: a key that does not say whose it is."""

import ast
import re

from ..findings import finding, fix, replace
from ..keys import dynamics, each, pieces, same_key
from ..names import function_of
from ..values import Called, Choice, Event, Field, Literal, Operation, Text, Time

CODE = "RC104"

#: Methods of texts that add nothing to them.
_PLAIN = (".lower", ".upper", ".strip", ".casefold", ".title", ".lstrip", ".rstrip", ".split", ".replace", ".get")


def check(rule):
    """A key of nothing but what the event says, so that another detection may have the same; or one that is the same for all events."""
    groups = []
    for call in rule.calls():
        for key in each(call.key):
            group = next((one for one in groups if same_key(one[0], key)), None)
            if group is None:
                groups.append((key, [call]))
            elif call not in group[1]:
                group[1].append(call)
    for key, calls in groups:
        first = calls[0]
        node = first.node.args[0] if first.node.args else first.node
        if not dynamics(key) and pieces(key):
            text = f"The key of {first.name} is the same for all events: they share one item, whoever they are about."
            yield finding(CODE, first, text, calls=calls, severity="info", node=node)
        elif pieces(key) and all(_is_bare(piece) for piece in pieces(key)):
            text = f"The key of {first.name} is only what the event says: another detection that asks for the same value shares the item."
            yield finding(CODE, first, text, calls=calls, fix=_fix(rule, key, calls), node=node)


def _is_bare(piece):
    """Whether a piece is surely of the event, or no word: nothing in it names a purpose."""
    if isinstance(piece, Literal):
        return not (isinstance(piece.value, str) and re.search(r"\w", piece.value))
    if isinstance(piece, (Field, Event, Time)):
        return True
    if isinstance(piece, Called):
        return (piece.name in _PLAIN or piece.name in ("str", "int")) and bool(piece.arguments) and _is_bare(piece.arguments[0])
    if isinstance(piece, Operation):
        if piece.operator == "or":
            return _is_bare(piece.operands[0])
        return piece.operator in ("[]", "+") and all(_is_bare(one) for one in piece.operands[: 1 if piece.operator == "[]" else 2])
    if isinstance(piece, (Text, Choice)):
        return all(_is_bare(one) for one in piece.parts())
    return False


def _fix(rule, key, calls):
    """The detection's ID in front, where it both writes and reads the key, so that nobody else needs to know of it."""
    reads = any(call.helper.reads or not call.is_discarded for call in calls)
    writes = any(call.helper.does == "write" for call in calls)
    prefix = rule.spec["id"]
    module = rule.module
    if not (reads and writes) or not re.fullmatch(r"[\w.\-:/]+", prefix) or any(call.module is not module for call in calls):
        return None
    nodes = [_key_node(call.node) for call in calls]
    others = [call for call in rule.calls() if call not in calls and _key_node(call.node) in nodes]
    if None in nodes or others or any(len(each(call.key)) != 1 for call in calls):
        return None
    title = "Put the detection's ID in front of the key"
    made = _assignment(module, nodes)
    nodes = [made] if made is not None else nodes
    return fix(title, *[replace(module, node, _prefixed(module, node, prefix)) for node in dict.fromkeys(nodes)])


def _key_node(node):
    named = [one.value for one in node.keywords if one.arg == "key"]
    return node.args[0] if node.args else named[0] if named else None


def _assignment(module, nodes):
    """What the key's name stands for, where all calls use one name for it and nothing else does."""
    names = {node.id if isinstance(node, ast.Name) else None for node in nodes}
    functions = {function_of(module, node) for node in nodes}
    if len(names) != 1 or None in names or len(functions) != 1 or None in functions:
        return None
    (name,) = names
    (function,) = functions
    uses = [one for one in ast.walk(function) if isinstance(one, ast.Name) and one.id == name and one not in nodes]
    parent = module.parents[uses[0]] if len(uses) == 1 else None
    return parent.value if isinstance(parent, ast.Assign) and len(parent.targets) == 1 else None


def _prefixed(module, node, prefix):
    text = module.text(node)
    if isinstance(node, ast.Name):
        return f'f"{prefix}:{{{text}}}"'
    if isinstance(node, ast.JoinedStr) and text[:2] in ('f"', "f'") and text[:4] not in ('f"""', "f'''"):
        return f"{text[:2]}{prefix}:{text[2:]}"
    is_text = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str"
    return f'"{prefix}:" + {text}' if is_text else f'"{prefix}:" + str({text})'
