"""RC130: a put takes the other values of its key away."""

import ast

from ..contents import argument_node
from ..findings import finding, fix, replace
from ..keys import each, literal_text, same_key
from ..values import Cached, walk

CODE = "RC130"
_NAMES = {"intCount": "the counter", "stringSet": "the set", "dictionary": "the dictionary"}


def check(rule):
    """put_dictionary or put_string_set on a key under which the detection also keeps a value of another type."""
    writes = [call for call in rule.calls() if call.helper.does == "write"]
    for put in rule.calls("put_dictionary", "put_string_set"):
        others = [call for call in writes if call.helper.column != put.helper.column and _is_one_key(put, call)]
        if not others:
            continue
        other = others[0]
        yield finding(
            CODE,
            put,
            f"{put.name} replaces the whole item, and so takes away {_NAMES[other.helper.column]} that {other.name} keeps under this key in line {other.node.lineno}.",
            calls=[put, other],
            fix=_fix(rule, put),
            # What a read of the key decides may be meant to begin again.
            severity="warning" if _is_decided_by_key(put) else None,
        )


def _is_decided_by_key(put):
    return any(same_key(one.call.key, put.key) for condition in put.conditions for one in walk(condition.value) if isinstance(one, Cached))


def _is_one_key(put, call):
    return any(same_key(one, other) for one in each(put.key) for other in each(call.key))


def _fix(rule, put):
    """A key of its own for the put's type, in all calls that keep or read this type; None where not all of them name the key."""
    column = put.helper.column
    calls = {}
    for call in rule.calls():
        if call.helper.column == column and _is_one_key(put, call):
            calls[id(call.node)] = call
    nodes = [argument_node(call, "key") for call in calls.values()]
    if any(not isinstance(node, ast.Name) for node in nodes) or any(call.module is not rule.module for call in calls.values()):
        return None
    # Expiries that are set for the old key would be missing for the new one.
    if any(call.name == "set_key_expiration" and _is_one_key(put, call) for call in rule.calls()):
        return None
    word = "set" if column == "stringSet" else "dictionary"
    separator = ":" if ":" in literal_text(put.key) else "-"
    edits = [replace(rule.module, node, f'f"{{{node.id}}}{separator}{word}"') for node in nodes]
    return fix(f"Keep the {word} under a key of its own", *edits)
