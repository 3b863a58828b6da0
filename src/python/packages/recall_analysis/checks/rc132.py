"""RC132: what a read returned is changed, and not written back."""

import ast

from ..findings import finding, fix, replace
from ..guards import may_follow
from ..keys import same_key
from ..names import function_of, loaded, sibling
from ..steps import Assigned, Branched, Changed, Return
from ..values import Cached, Operation, contains

CODE = "RC132"

_METHODS = (".add", ".update", ".discard", ".remove", ".append", ".setdefault", "[]=", "|=", "del []")
#: Functions that look at what they are given and do not keep it.
_LOOKING = ("len", "sorted", "list", "set", "dict", "str", "sum", "min", "max", "any", "all", "bool", "isinstance", "print", "tuple", "frozenset", "enumerate")


def check(rule):
    """A set or dictionary from the cache that is changed in place, with no write behind it, in this function or where it is handed on."""
    done, handed = set(), {}
    for change in rule.steps(Changed):
        read = _read(change.value)
        if read is None or change.method not in _METHODS or (id(read.node), change.method) in done:
            continue
        if any(_may_write(write, change, read) for write in rule.calls(entry=change.entry)):
            continue
        if id(read) not in handed:
            handed[id(read)] = _is_handed_on(rule, change, read)
        if handed[id(read)]:
            continue
        done.add((id(read.node), change.method))
        is_used = any(step.order > change.order and _holds(step.value, read) for step in rule.steps((Branched, Return, Assigned), change.entry))
        yield finding(
            CODE,
            change,
            f"What {read.name} returned is changed here only in memory: nothing writes it back, so the next event reads what was there before.",
            calls=[read],
            # A dictionary that is brought into shape, and looked at, is often meant to be changed for this event alone.
            severity="info" if is_used and change.method not in (".add", "|=") else None,
            fix=None if is_used else _fix(rule, change, read),
        )


def _read(value):
    """The read whose result is changed: as it is, or `… or {}`."""
    if isinstance(value, Operation) and value.operator == "or":
        value = value.operands[0]
    return value.call if isinstance(value, Cached) and value.call.name in ("get_string_set", "get_dictionary") else None


def _may_write(write, change, read):
    """Whether a write may keep the change: of any key, as long as it comes later, or in the next round of a loop."""
    is_later = may_follow(change, write) or any(loop in write.loops for loop in change.loops)
    return is_later and write.helper.column == read.helper.column and not write.helper.reads


def _holds(value, read):
    return contains(value, Cached, lambda one: one.call is read)


def _is_handed_on(rule, change, read):
    """Whether something else gets what was read: a global name, another container, a function that is not looked into."""
    names = set()
    for step in rule.steps(Assigned):
        if _holds(step.value, read):
            if step.is_global or not isinstance(step.target, ast.Name) or step.entry == "<module>":
                return True
            names.add(step.target.id)
    if any(_holds(one, read) for step in rule.steps(Changed) if _read(step.value) is not read for one in step.arguments):
        return True
    function = function_of(change.module, change.node) or change.module.tree
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) not in _LOOKING:
            given = [*node.args, *(one.value for one in node.keywords)]
            if any(isinstance(one, ast.Name) and one.id in names for one in given):
                return True
    return any(isinstance(one, (ast.Return, ast.Yield)) and isinstance(one.value, ast.Name) and one.value.id in names for one in ast.walk(function))


def _fix(rule, change, read):
    """`add_to_string_set` in the place of `.add`, with the expiry that another write of the key gives."""
    module = change.module
    writes = [call for call in rule.calls("put_string_set", "add_to_string_set", entry=read.entry) if same_key(call.key, read.key) and call.ttl is not None]
    if change.method != ".add" or read.module is not module or change.stack != read.stack or not writes or not read.node.args:
        return None
    statement = module.statement(change.node)
    ttl = next((one.value for one in writes[0].node.keywords if one.arg == "epoch_seconds"), None)
    if not isinstance(statement, ast.Expr) or statement.value is not change.node or ttl is None or writes[0].module is not module:
        return None
    function = function_of(module, change.node)
    known = set(module.globals) | {one.arg for one in function.args.args} | _given_before(function, change.node)
    called = sibling(module, read.node, "add_to_string_set")
    if called is None or function is not function_of(module, ttl) or not loaded(ttl) | loaded(read.node.args[0]) <= known:
        return None
    text, imported = called
    member = module.text(change.node.args[0])
    line = f"{text}({module.text(read.node.args[0])}, [{member}], epoch_seconds={module.text(ttl)})"
    return fix("Add it to the set in the cache", imported, replace(module, statement, line))


def _given_before(function, node):
    """Names that the function gives a value in any case before a node."""
    return {one.targets[0].id for one in function.body if isinstance(one, ast.Assign) and one.lineno < node.lineno and isinstance(one.targets[0], ast.Name)}
