"""RC140: requests in a loop."""

import ast

from ..findings import finding, fix, replace
from ..values import Items

CODE = "RC140"
#: So many rounds, written out in the source, are no loop worth speaking of.
_FEW = 4


def check(rule):
    """A call of a helper that may be made several times for an event: in a loop that goes on behind it, over more than a few literals."""
    for call in rule.calls():
        for loop in reversed(call.loops):
            module, node = _inside(call, loop)
            if node is None or _is_asked_once(module, node, loop) or _is_short(module, loop) or _ends(module, node, loop):
                continue
            batch = _batch(call, module, loop)
            how = "add_to_string_set also takes a list, in one request." if batch else "one item that holds all of it takes one."
            yield finding(CODE, call, f"{call.name} is called in each round of this loop, and each call waits for a request: {how}", fix=batch)
            break


def _inside(call, loop):
    """The call, or the call that leads to it, as it stands in the loop."""
    for module, node in ((call.module, call.node), *reversed(call.stack)):
        if _is_in(module, node, loop):
            return module, node
    return None, None


def _is_in(module, node, owner):
    while node is not owner and node in module.parents:
        node = module.parents[node]
    return node is owner


def _is_asked_once(module, node, loop):
    """The first thing that a comprehension goes through is asked for once."""
    return hasattr(loop, "generators") and _is_in(module, node, loop.generators[0].iter)


def _is_short(module, loop):
    """Whether the source shows that there are only a few rounds."""
    iterated = loop.generators[0].iter if hasattr(loop, "generators") else getattr(loop, "iter", None)
    if isinstance(iterated, (ast.Tuple, ast.List, ast.Set)):
        return len(iterated.elts) <= _FEW and not any(isinstance(one, ast.Starred) for one in iterated.elts)
    if isinstance(iterated, ast.Name):
        known = module.globals.get(iterated.id)
        return isinstance(known, Items) and len(known.items) <= _FEW and isinstance(known.node, (ast.Tuple, ast.List, ast.Set))
    is_range = isinstance(iterated, ast.Call) and isinstance(iterated.func, ast.Name) and iterated.func.id == "range" and len(iterated.args) == 1
    return is_range and isinstance(iterated.args[0], ast.Constant) and isinstance(iterated.args[0].value, int) and iterated.args[0].value <= _FEW


def _ends(module, node, loop):
    """Whether the loop is left behind the call in any case."""
    while node is not loop:
        parent = module.parents[node]
        if isinstance(node, (ast.Return, ast.Raise)):
            return True
        for name in ("body", "orelse", "finalbody"):
            block = getattr(parent, name, None)
            if isinstance(block, list) and node in block:
                behind = block[block.index(node) + 1 :]
                if any(isinstance(one, (ast.Return, ast.Raise, ast.Break)) for one in behind):
                    return True
        node = parent
    return False


def _batch(call, module, loop):
    """`for x in xs: add_to_string_set(key, x)` without the loop."""
    node = call.node
    if call.name != "add_to_string_set" or module is not call.module or not isinstance(loop, ast.For) or not isinstance(loop.target, ast.Name):
        return None
    is_all = len(loop.body) == 1 and isinstance(loop.body[0], ast.Expr) and loop.body[0].value is node and not loop.orelse
    if not is_all or len(call.loops) != 1:
        return None
    name = loop.target.id
    value = next((one.value for one in node.keywords if one.arg == "val"), node.args[1] if len(node.args) > 1 else None)
    uses = [one for one in ast.walk(node) if isinstance(one, ast.Name) and one.id == name]
    if not isinstance(value, ast.Name) or uses != [value]:
        return None
    return fix("Add all of them at once", replace(module, loop, _with(module, node, value, f"list({module.text(loop.iter)})")))


def _with(module, node, part, text):
    """The source of a node with another text for a part of it, which is on one of its lines."""
    lines = module.text(node).splitlines(keepends=True)
    line = part.lineno - node.lineno
    offset = node.col_offset if line == 0 else 0
    row = lines[line].encode()
    lines[line] = (row[: part.col_offset - offset] + text.encode() + row[part.end_col_offset - offset :]).decode()
    return "".join(lines)
