"""RC108: a name that is nowhere defined."""

import ast
import difflib

from ..cache_helpers import HELPERS
from ..findings import finding_at, fix, imports
from ..undefined import undefined

CODE = "RC108"
#: Modules that detections use by their own name.
_MODULES = {"time", "json", "re", "math", "ipaddress", "base64", "hashlib", "random", "collections", "itertools", "functools", "string", "urllib"}
_OF_DATETIME = {"timedelta", "timezone"}
_BASE = {"deep_get", "deep_walk"}


def check(rule):
    """A NameError when the line is reached, and then what was written before stays. One finding a name."""
    nodes = {}
    for node in undefined(rule.module):
        nodes.setdefault(node.id, []).append(node)
    for name, places in nodes.items():
        first = places[0]
        writes = _before(rule, first)
        says = f"`{name}` is nowhere defined: this line ends with a NameError"
        if writes:
            says += f", and what {writes[-1].name} wrote in line {writes[-1].node.lineno} stays"
        near = _near(rule, first)
        hint = f". There is `{near}`." if near else "."
        yield finding_at(CODE, rule.module, first, says + hint, _fix(rule, name, places), calls=writes[-1:])


def _before(rule, node):
    """The writes that were surely made before a node was reached: their statements stand in the same block, or in one around it."""
    module = rule.module
    around = set()
    while node in module.parents:
        around.add(node)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            break
        node = module.parents[node]
    blocks = [block for one in around for block in _blocks(module.parents[one]) if one in block]
    found = []
    for call in rule.calls():
        if not call.helper.reads and call.module is module:
            statement = module.statement(call.node)
            if any(statement in block and any(block.index(one) > block.index(statement) for one in around & set(block)) for block in blocks):
                found.append(call)
    return found


def _blocks(node):
    return [block for block in (getattr(node, name, None) for name in ("body", "orelse", "finalbody")) if isinstance(block, list)]


def _function_of(module, node):
    while node in module.parents:
        node = module.parents[node]
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return node
    return None


def _near(rule, node):
    """A local name of the function that has the same words, or nearly the same letters; None where there is none, or several."""
    function = _function_of(rule.module, node)
    if function is None:
        return None
    names = {one.id for one in ast.walk(function) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    near = difflib.get_close_matches(node.id, sorted(names), 2, 0.75)
    if not near:
        words = set(node.id.split("_"))
        near = [name for name in sorted(names) if len(words) > 2 and len(words & set(name.split("_"))) >= len(words) - 1]
    return near[0] if len(near) == 1 else None


def _fix(rule, name, places):
    """An import, where the name is known to be one of a module."""
    statement = None
    parents = [rule.module.parents[node] for node in places]
    if name in _MODULES and all(isinstance(parent, ast.Attribute) for parent in parents):
        statement = f"import {name}"
    elif name in _OF_DATETIME:
        statement = f"from datetime import {name}"
    elif name == "datetime":
        attributes = {getattr(parent, "attr", None) for parent in parents}
        is_module = attributes <= {"datetime", "timedelta", "timezone", "date"}
        statement = "import datetime" if is_module else "from datetime import datetime" if not attributes & {"datetime", "timedelta", "timezone"} else None
    elif name in HELPERS:
        statement = f"from panther_detection_helpers.caching import {name}"
    elif name in _BASE:
        statement = f"from panther_base_helpers import {name}"
    return fix(f"Import {name}", imports(rule.module, statement)) if statement else None
