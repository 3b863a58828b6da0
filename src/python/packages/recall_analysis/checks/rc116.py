"""RC116: an expiry in another unit than seconds, or of another type than a number."""

import ast

from ..expiry import CONVERSIONS, RELATIVE_BELOW, RELATIVE_BELOW_0_4_0, is_datetime, is_timedelta, number
from ..findings import finding, fix, replace, wrap
from ..values import Called, Literal, Operation, Time, contains, options, walk

CODE = "RC116"
#: More is no time in seconds: the year 5138.
_LATEST = 100_000_000_000


def check(rule):
    """The first thing that is wrong with what says when an item expires."""
    for call in rule.calls():
        if call.ttl is None:
            continue
        for value in options(call.ttl):
            wrong = _wrong(rule, call, value)
            if wrong:
                words, edits, severity = wrong
                yield finding(CODE, call, f"{call.helper.ttl} of {call.name}: {words}", fix=edits, severity=severity)
                break


def _wrong(rule, call, value):
    """(words, fix, severity) of what is wrong; None where nothing is."""
    inner = value
    while isinstance(inner, Called) and inner.name in CONVERSIONS and inner.arguments:
        inner = inner.arguments[0]
    is_bare = inner is value
    if is_timedelta(inner):
        says = "a timedelta is no number of seconds, so it counts as 90 days from now." if is_bare else "a timedelta cannot be made a number like this: the call raises."
        return says, _wrapped(call, inner, "Take its seconds", "total_seconds", is_bare), None
    if is_datetime(inner):
        says = "a datetime is no number of seconds, so it counts as 90 days from now." if is_bare else "a datetime cannot be made a number like this: the call raises."
        return says, _wrapped(call, inner, "Take its epoch seconds", "timestamp", is_bare), None
    if isinstance(inner, Time) and inner.form == "text" and not _is_epoch(inner.node):
        return "a date as text is no number: the call raises a ValueError.", None, None
    if isinstance(inner, Literal) and isinstance(inner.value, str) and number(inner) is None:
        return "this text is no number: the call raises a ValueError.", None, None
    return _parts(call, inner) or _constants(rule, call, inner)


def _parts(call, value):
    for one in walk(value):
        if isinstance(one, Operation) and one.operator in ("+", "-") and any(map(is_timedelta, one.operands)):
            number_side = next((side for side in one.operands if isinstance(side, Time) and side.form == "seconds" or isinstance(side, Literal)), None)
            if number_side is not None:
                delta = next(filter(is_timedelta, one.operands))
                return "a number and a timedelta cannot be added: the call raises a TypeError.", _wrapped(call, delta, "Take its seconds", "total_seconds", True), None
        if isinstance(one, Operation) and one.operator == ".seconds" and is_timedelta(one.operands[0]):
            delta = one.operands[0]
            if (number(delta) or 0) >= 86_400:
                return ".seconds of a timedelta leaves its days out; .total_seconds() has them.", _seconds(call, one, delta), None
        if isinstance(one, Operation) and one.operator == "*" and any(isinstance(side, Literal) and side.value in (1000, 1_000_000) for side in one.operands):
            # 1000 * 60 alone may be 1,000 minutes; a time of day in thousandths is never meant.
            is_sure = contains(one, Time, lambda time: time.form == "seconds")
            if is_sure or not _is_divided(value):
                return "* 1000 makes milliseconds of it, but it is read as seconds: the item stays a thousand times longer.", _seconds_of(call, one) if one is value else None, None if is_sure else "info"
    if any(isinstance(one, Time) and one.form == "nanoseconds" for one in walk(value)) and not _is_divided(value):
        return "time_ns() counts nanoseconds, but it is read as seconds: the item never expires.", None, None
    return None


def _is_divided(value):
    return contains(value, Operation, lambda one: one.operator in ("/", "//"))


def _constants(rule, call, value):
    seconds = number(value)
    if seconds is not None and seconds >= _LATEST:
        return f"{seconds:.0f} is read as seconds, which is after the year 5000; milliseconds have to be divided by 1000.", None, None
    if seconds is not None and not rule.is_default_helpers and RELATIVE_BELOW_0_4_0 <= seconds < RELATIVE_BELOW:
        return f"version 0.4.0 counts less than {RELATIVE_BELOW_0_4_0:,} from now, and {seconds:.0f} as a time in 1970 or later: the item is expired when it is written.", None, None
    return None


def _is_epoch(node):
    """`strftime("%s")`, which gives epoch seconds as digits."""
    return isinstance(node, ast.Call) and bool(node.args) and isinstance(node.args[0], ast.Constant) and node.args[0].value == "%s"


def _is_here(call, node):
    """Whether a node is in the source of the call."""
    while node in call.module.parents:
        if node is call.node:
            return True
        node = call.module.parents[node]
    return False


def _wrapped(call, value, title, method, is_bare):
    """The number that a method gives."""
    if not _is_here(call, value.node):
        return None
    needs = not isinstance(value.node, (ast.Call, ast.Name, ast.Attribute))
    before, after = ("(", ")") if needs else ("", "")
    edit = wrap(call.module, value.node, f"{'int(' if is_bare else ''}{before}", f"{after}.{method}(){')' if is_bare else ''}")
    return fix(title, edit)


def _seconds(call, operation, delta):
    if not _is_here(call, operation.node):
        return None
    return fix("Take all of its seconds", replace(call.module, operation.node, f"int({call.module.text(delta.node)}.total_seconds())"))


def _seconds_of(call, operation):
    """Without the factor, where it stands in the call."""
    node = operation.node
    if not isinstance(node, ast.BinOp) or not _is_here(call, node):
        return None
    factor = isinstance(node.right, ast.Constant) and node.right.value == 1000
    other = node.left if factor else node.right
    if not factor and not (isinstance(node.left, ast.Constant) and node.left.value == 1000):
        return None
    text = call.module.text(other)
    return fix("Count in seconds", replace(call.module, node, f"({text})" if isinstance(other, ast.BinOp) else text))
