"""RC136: a key that is written and not read, or read and not written, by no detection of the workspace."""

from difflib import SequenceMatcher

from ..findings import finding
from ..key_shapes import shape_of
from ..keys import each
from ..place import unknown

CODE = "RC136"

#: From here on two keys are taken for one that was meant to be the same.
_ALIKE = 0.75


def check(rule):
    """
    Keys by how they begin and end; those of which that is not known may be any, and silence it. Of a detection alone nothing is said: who
    looks at one has not brought the others along.
    """
    own = _uses(rule)
    if len(rule.workspace.specs) < 2 or not own or "kv_table" in "".join(rule.world.sources.values()):
        return
    rules = rule.workspace.rules()
    if rules is None or any(one.unread for one in rules):
        return
    uses = [use for one in rules for use in _uses(one)]
    seen = set()
    for use in own:
        direction, column, shape, call = use
        if not shape.is_named or (direction, column, str(shape)) in seen or not _is_alone(use, uses):
            continue
        seen.add((direction, column, str(shape)))
        near = _near(use, uses)
        what = "reads what is written there" if direction == "write" else "writes it, so that nothing is ever found"
        also = f" {near[3].name} in line {near[3].node.lineno} of {near[3].module.path} is about {near[2]}." if near else ""
        yield finding(
            CODE,
            call,
            f"{call.name} is about the key {shape}, and no detection of this workspace {what}.{also}",
            calls=[call],
            severity=None if near else "info",
            node=call.node.args[0] if call.node.args else call.node,
        )


def _uses(rule):
    """(`read` or `write`, column, shape of the key, call) for each; a write whose result is looked at is both."""
    found = []
    for call in rule.calls():
        for key in each(call.key) or [unknown(call.node)]:
            shape = shape_of(key, rule.module.path)
            if call.helper.does == "write":
                found.append(("write", call.helper.column, shape, call))
            if call.helper.reads or (call.helper.does == "write" and not call.is_discarded and not call.name.startswith("put_")):
                found.append(("read", call.helper.column, shape, call))
    return found


def _is_alone(use, uses):
    """Whether nobody does the other thing to the key."""
    direction, column, shape, _ = use
    return not any(other[0] != direction and other[1] == column and shape.may_be(other[2]) for other in uses)


def _near(use, uses):
    """A use the other way round that nobody answers either, of a key that reads nearly the same; None where there is none."""
    direction, column, shape, _ = use
    for other in uses:
        if other[0] != direction and other[1] == column and SequenceMatcher(None, str(shape), str(other[2])).ratio() >= _ALIKE:
            if _is_alone(other, uses):
                return other
    return None
