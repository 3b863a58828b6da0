"""RC138: something empty as the sign that a key was seen."""

import ast

from ..findings import finding, fix, replace
from ..keys import same_key
from ..values import Called, Items, Literal

CODE = "RC138"


def check(rule):
    """An empty dictionary or set, written where nothing else in the detection writes to that key: there is nothing to clear."""
    puts = rule.calls("put_dictionary", "put_string_set")
    fill = rule.calls("put_dictionary", "put_string_set", "add_to_string_set", "increment_counter", "evaluate_threshold")
    for put in puts:
        if put.is_guessed or not _is_empty(put):
            continue
        if any(same_key(call.key, put.key) and not (call in puts and _is_empty(call)) for call in fill):
            continue
        is_set = put.name == "put_string_set"
        reads = [call for call in rule.calls("get_string_set" if is_set else "get_dictionary") if same_key(call.key, put.key)]
        stays = "nothing is stored: it takes the set away" if is_set else "it reads as if the key were missing"
        marker = '["seen"]' if is_set else '{"seen": 1}'
        yield finding(
            CODE,
            put,
            f"{put.name} of something empty does not mark the key: {stays}.",
            calls=[put, *reads],
            fix=fix(f"Write {marker}", replace(put.module, _node(put), marker)),
            # Perhaps it clears what another detection wrote.
            severity=None if reads else "info",
        )


def _node(put):
    """The node of what is written, where it stands in the call itself."""
    named = next((one.value for one in put.node.keywords if one.arg == "val"), None)
    return named if named is not None else put.node.args[1] if len(put.node.args) > 1 else None


def _is_empty(put):
    value = put.arguments.get("val")
    node = _node(put)
    if node is None or value is None or value.node is not node:
        return False
    if isinstance(value, Items):
        return isinstance(node, (ast.Dict, ast.List, ast.Tuple, ast.Set)) and not value.items
    if isinstance(value, Called):
        return value.name in ("dict", "set", "list", "tuple", "frozenset") and not value.arguments and not value.keywords
    return isinstance(value, Literal) and value.value == ""
