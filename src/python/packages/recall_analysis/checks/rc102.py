"""RC102: what an event adds is in the cache already when the same event looks for it."""

import ast

from ..findings import finding, fix, line_before, replace
from ..guards import always_before, may_follow
from ..keys import same_key
from ..names import block_of, free_name, sibling
from ..rereads import rereads
from ..tested import tested
from ..values import Cached, Field, Items, Literal, Operation, contains, options, same, walk

CODE = "RC102"


def check(rule):
    """Comparisons that are decided beforehand: membership of what was just added, a counter that was just raised, what was just put."""
    read_back = {read: write for write, read, is_sure in rereads(rule) if is_sure}
    done = set()
    for step, value in tested(rule):
        write, read = _decided(value, read_back)
        if write is None or read in done:
            continue
        done.add(read)
        what = _words(value, write, read)
        yield finding(
            CODE,
            read,
            what,
            calls=[write] if read is write else [write, read],
            fix=_fix_of_result(write, value, rule) if read is write else _fix_of_reread(write, read),
        )
    yield from _emptied(rule)
    yield from _emptied_where_known(rule)


def decided_reads(rule):
    """The reads that this check finds, for others that look at reads behind writes."""
    read_back = {read: write for write, read, is_sure in rereads(rule) if is_sure}
    return {read for _, value in tested(rule) for _, read in [_decided(value, read_back)] if read is not None}


def _decided(value, read_back):
    """(write, the call whose result is compared) of a comparison that is decided; (None, None) for others."""
    if not isinstance(value, Operation) or len(value.operands) != 2:
        return None, None
    left, right = value.operands
    if value.operator in ("in", "not in"):
        for one in options(right) if len(options(right)) == 1 else []:
            call = one.call if isinstance(one, Cached) else None
            write = call if call is not None and call.name == "add_to_string_set" else read_back.get(call)
            if write is not None and write.name in ("add_to_string_set", "put_string_set") and _is_member(left, write.arguments.get("val")):
                return write, call
    if value.operator in ("==", "!="):
        for one, other in ((left, right), (right, left)):
            call = next((part.call for part in _within(one) if part.call in read_back), None)
            if call is not None and read_back[call].name == "put_dictionary" and _is_put(other, read_back[call].arguments.get("val")):
                return read_back[call], call
    if value.operator in ("==", "!=", ">", "<", "<=", ">=") and isinstance(right, Literal) and right.value in (0, 1) and isinstance(left, Cached):
        write = read_back.get(left.call)
        is_first = (value.operator, right.value) in (("==", 0), ("!=", 0), (">", 0), ("<", 1), (">=", 1), ("<=", 0))
        if write is not None and write.name == "increment_counter" and "val" not in write.arguments and is_first:
            return write, left.call
    return None, None


def _within(value):
    """The dictionary that a part of is compared: `last["a"]`, `last.get("a")`."""
    while not isinstance(value, Cached):
        parts = value.parts()
        if not parts:
            return []
        value = parts[0]
    return [value]


def _is_member(value, added):
    if added is None:
        return False
    items = added.items if isinstance(added, Items) else [added]
    return any(same(value, one) for one in items)


def _is_put(value, put):
    return isinstance(put, Items) and any(same(value, one) and contains(one, Field) for one in put.items)


def _words(value, write, read):
    if read is write:
        always = "true" if value.operator == "in" else "false"
        return f"{write.name} returns the set with what it has just added, so that this comparison is always {always}."
    line = write.node.lineno
    if read.helper.column == "intCount":
        return f"{read.name} comes after {write.name} in line {line} has raised this counter: whether it was empty before can no longer be seen."
    if read.helper.column == "dictionary":
        return f"{read.name} comes after {write.name} in line {line} of the same key: the event is compared with itself, not with an earlier one."
    return f"{read.name} comes after {write.name} in line {line} has put the same value into the set: it is always found."


def _fix_of_result(write, value, rule):
    """The set is read first, then added to, and the comparison is with what was read."""
    module = write.module
    statement = module.statement(write.node)
    called = sibling(module, write.node, "get_string_set")
    plain = isinstance(statement, ast.Assign) and statement.value is write.node and len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name)
    if called is None or not write.node.args or write.loops:
        return None
    text, added = called
    read = f"{text}({module.text(write.node.args[0])}, force_ttl_check=True)"
    title = "Read the set before the value is added"
    if plain:
        name = statement.targets[0].id
        if not _is_only_searched(module, statement, name):
            return None
        return fix(title, added, line_before(module, statement, f"{name} = {read}"), replace(module, statement, module.text(write.node)))
    name = free_name(module, "known", "seen", "seen_before")
    if name is None or not _is_asked_first(module, statement, write.node):
        return None
    lines = f"{name} = {read}\n{module.text(write.node)}"
    return fix(title, added, line_before(module, statement, lines), replace(module, write.node, name))


def _is_only_searched(module, statement, name):
    """Whether a name is used for `in` and `not in` alone."""
    uses = [node for node in ast.walk(module.tree) if isinstance(node, ast.Name) and node.id == name and node is not statement.targets[0]]
    return all(isinstance(module.parents[use], ast.Compare) and use in module.parents[use].comparators for use in uses)


def _is_asked_first(module, statement, node):
    """Whether a statement evaluates the call in any case: its own comparison, negated or not, of an `if`, a `return` or an assignment."""
    whole = statement.test if isinstance(statement, ast.If) else getattr(statement, "value", None)
    if isinstance(whole, ast.UnaryOp):
        whole = whole.operand
    is_whole = isinstance(whole, ast.Compare) and len(whole.comparators) == 1 and node in whole.comparators
    line = module.lines[statement.lineno - 1].encode()[statement.col_offset :]
    return is_whole and not line.startswith(b"elif") and statement in block_of(module, statement) and "\n" not in module.text(node)


def _fix_of_reread(write, read):
    """The read in front of the write, where both are in one function."""
    module = write.module
    if module is not read.module or [node for _, node in write.stack] != [node for _, node in read.stack]:
        return None
    if write.loops or read.loops or not write.node.args or not read.node.args or not isinstance(module.statement(write.node), (ast.Expr, ast.Assign)):
        return None
    name = free_name(module, "known", "before", "read_before")
    if name is None:
        return None
    line = f"{name} = {module.text(read.node.func)}({module.text(write.node.args[0])}, force_ttl_check=True)"
    return fix("Read before it is written", line_before(module, write.node, line), replace(module, read.node, name))


def _emptied(rule):
    """Writes that a reset behind them undoes in any case."""
    for write in rule.calls("add_to_string_set", "increment_counter"):
        for reset in rule.calls("reset_string_set", "reset_counter", entry=write.entry):
            is_both = always_before(write, reset) and len(write.conditions) == len(reset.conditions) and write.loops == reset.loops
            if is_both and same_key(write.key, reset.key) and write.helper.column == reset.helper.column:
                yield finding(
                    CODE,
                    write,
                    f"What {write.name} leaves is emptied by {reset.name} in line {reset.node.lineno} for the same event: nothing is ever remembered.",
                    calls=[write, reset],
                )


def _emptied_where_known(rule):
    """Members that are added, and emptied again where a read before the write says that they were there: the look could have come first."""
    for write in rule.calls("add_to_string_set", "put_string_set"):
        for reset in rule.calls("reset_string_set", entry=write.entry):
            depth = len(write.conditions)
            between = reset.conditions[depth:]
            if not between or not may_follow(write, reset) or not same_key(write.key, reset.key) or write.loops != reset.loops:
                continue
            reads = [one.call for condition in between for one in walk(condition.value) if isinstance(one, Cached)]
            if reads and all(read.helper.reads and read.order < write.order and same_key(read.key, write.key) for read in reads):
                yield finding(
                    CODE,
                    write,
                    f"What {write.name} leaves is emptied again in line {reset.node.lineno} where line {reads[0].node.lineno} had found it: look at that first, and write only where it stays.",
                    calls=[write, reset],
                )
