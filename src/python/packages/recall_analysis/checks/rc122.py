"""RC122: what is read is changed and put back, and with it everything that was written between."""

import ast

from ..findings import finding, fix, replace
from ..guards import may_follow
from ..keys import same_key
from ..names import sibling
from ..steps import Changed
from ..values import Cached, Items, Literal, Operation, walk

CODE = "RC122"


def check(rule):
    """A put whose value comes from a read of the same key; where it only carries something along, that may be what is meant."""
    for put in rule.calls("put_dictionary", "put_string_set"):
        value = put.arguments.get("val")
        read = _origin(put, value)
        if read is None:
            continue
        is_copied = isinstance(value, Items) and value.kind == "dict" and not _is_reckoned(value)
        yield finding(
            CODE,
            put,
            f"{put.name} writes back what {read.name} in line {read.node.lineno} returned: what another event has written to this key in the meantime is lost.",
            calls=[read, put],
            severity="info" if is_copied else None,
            fix=_fix(rule, read, put, value),
        )


def _origin(put, value):
    """The read of the same key and column that a value comes from."""
    if value is None:
        return None
    for one in walk(value):
        if isinstance(one, Cached) and one.call.helper.column == put.helper.column and one.call.helper.does != "expire":
            if may_follow(one.call, put) and same_key(one.call.key, put.key):
                return one.call
    return None


def _is_reckoned(value):
    """Whether what was read is counted on or added to, and not only copied."""
    for one in walk(value):
        if isinstance(one, Operation) and one.operator in ("+", "-", "*", "|") and any(isinstance(part, Cached) for part in walk(one)):
            return True
        if isinstance(one, Items) and None in one.keys:
            return True
    return False


def _fix(rule, read, put, value):
    """`add_to_string_set` for a put of a set that was read as it is and has only got members."""
    forced = read.arguments.get("force_ttl_check")
    is_unforced = forced is None or (isinstance(forced, Literal) and not forced.value)
    # What a forced read leaves out as expired would be in the set again after an add.
    if put.name != "put_string_set" or read.name != "get_string_set" or not is_unforced or put.is_guessed or len(put.node.args) < 2:
        return None
    module = put.module
    added = _added(rule, read, put, value)
    called = sibling(module, put.node, "add_to_string_set")
    if added is None or called is None or not put.is_discarded:
        return None
    text, imported = called
    return fix("Add to the set", imported, replace(module, put.node.func, text), replace(module, put.node.args[1], added))


def _added(rule, read, put, value):
    """The source of what the set gets; None where that is not all that happens to it."""
    module = put.module
    if isinstance(value, Operation) and value.operator == "|" and isinstance(value.operands[0], Cached) and isinstance(value.operands[1], Items):
        return module.text(value.operands[1].node) if value.node in list(ast.walk(put.node)) else None
    changes = [step for step in rule.steps(Changed, put.entry) if isinstance(step.value, Cached) and step.value.call is read]
    if isinstance(value, Cached) and len(changes) == 1 and changes[0].method == ".add" and changes[0].module is module and not changes[0].loops:
        if changes[0].stack == put.stack and may_follow(changes[0], put):
            return f"[{module.text(changes[0].node.args[0])}]"
    return None
