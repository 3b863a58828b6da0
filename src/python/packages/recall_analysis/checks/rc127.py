"""RC127: values and keys in a dictionary that JSON cannot keep."""

import ast

from ..contents import dictionaries
from ..findings import finding, fix, wrap
from ..kinds import kind_of
from ..values import Cached

CODE = "RC127"
_NAMES = {"set": "a set", "datetime": "a datetime", "timedelta": "a timedelta", "bytes": "bytes", "decimal": "a Decimal", "complex": "a complex number"}
_KEYS = {"int": "a number", "float": "a number", "bool": "a bool", "none": "None"}


def check(rule):
    """Sets, datetimes, bytes in what put_dictionary is given: a ValueError. Keys that are no texts: they come back as texts."""
    for call, step, content in dictionaries(rule):
        kind = kind_of(content.value)
        if content.value is not call.arguments["val"] and kind in _NAMES and not content.is_spread:
            says = f"put_dictionary raises a ValueError: JSON cannot keep {_NAMES[kind]}."
            yield finding(CODE, step, says, [call], _fix(step, content, kind), node=content.node)
        kind = kind_of(content.key) if content.key is not None else None
        if kind in _KEYS:
            says = f"The key that is {_KEYS[kind]} comes back from get_dictionary as a text, so that the next look for it finds nothing."
            node = content.key.node if content.key.node in step.module.parents else None
            yield finding(CODE, step, says, [call], severity="warning", node=node)


def _fix(step, content, kind):
    node = content.node
    if node is None:
        return None
    if kind == "set":
        return fix("Store a sorted list", wrap(step.module, node, "sorted(", ")" if isinstance(content.value, Cached) else ", key=str)"))
    if kind == "datetime":
        is_simple = isinstance(node, (ast.Name, ast.Call, ast.Attribute))
        return fix("Store the time as text", wrap(step.module, node, "" if is_simple else "(", ".isoformat()" if is_simple else ").isoformat()"))
    return None
