"""What the argument says that tells when an item expires (PANTHER.md §3, TTL normaliser)."""

import ast
import operator

from .guards import known
from .values import Called, Field, Literal, Operation, Time, contains, options, same, walk

#: An absolute time from here on; less counts from now. In version 0.4.0 that ended sooner.
RELATIVE_BELOW = 1_000_000_000
RELATIVE_BELOW_0_4_0 = 604_801
_UNITS = {"weeks": 604_800, "days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1, "milliseconds": 0.001, "microseconds": 0.000_001}
_ORDER = ("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks")
_OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv}
#: No seconds are more; what is, is not calculated with.
_HIGHEST = 1e30
#: Functions that leave a number as it is, more or less.
CONVERSIONS = ("int", "float", "round", "str")


def is_none(value):
    """Whether it is the literal None."""
    return isinstance(value, Literal) and value.value is None


def gives_own(call):
    """Whether a call gives its item an expiry that is not the 90 days of the helpers."""
    if call.name == "evaluate_threshold":
        return True
    return call.ttl is not None and not is_none(call.ttl)


def may_be_none(call):
    """Whether what says when the item expires may be None, as far as the conditions of the call do not exclude it."""
    if call.ttl is None or not any(is_none(one) for one in options(call.ttl)):
        return False
    for value, holds in known(call.conditions):
        if same(value, call.ttl) and holds:
            return False
        if isinstance(value, Operation) and value.operator in ("is", "is not", "==", "!=") and is_none(value.operands[1]):
            if same(value.operands[0], call.ttl) and holds != (value.operator in ("is", "==")):
                return False
    return True


def is_timedelta(value):
    """Whether it is surely a timedelta."""
    if isinstance(value, Called) and value.name == "datetime.timedelta":
        return True
    if not isinstance(value, Operation) or len(value.operands) != 2:
        return False
    first, second = (is_timedelta(one) for one in value.operands)
    return first != second if value.operator == "*" else first and second and value.operator in ("+", "-")


def is_datetime(value):
    """Whether it is surely a date or a datetime."""
    if isinstance(value, Time):
        return value.form == "datetime"
    return isinstance(value, Operation) and value.operator in ("+", "-") and is_datetime(value.operands[0]) and is_timedelta(value.operands[1])


def number(value):
    """The number that a value is where constants alone make it, seconds of a timedelta too; else None."""
    if isinstance(value, Literal):
        if isinstance(value.value, str):
            try:
                return float(value.value)
            except ValueError:
                return None
        return value.value if isinstance(value.value, (int, float)) and not isinstance(value.value, bool) else None
    if isinstance(value, Operation) and value.operator in _OPERATIONS and len(value.operands) == 2:
        left, right = (number(one) for one in value.operands)
        if left is None or right is None or max(abs(left), abs(right)) > _HIGHEST or (right == 0 and "/" in value.operator):
            return None
        return _OPERATIONS[value.operator](left, right)
    if isinstance(value, Called) and value.name in (*CONVERSIONS, ".total_seconds") and value.arguments:
        return number(value.arguments[0])
    if isinstance(value, Called) and value.name == "datetime.timedelta":
        given = {**dict(zip(_ORDER, value.arguments)), **value.keywords}
        parts = [None if name not in _UNITS or number(one) is None else number(one) * _UNITS[name] for name, one in given.items()]
        return None if None in parts else sum(parts)
    return None


def has_time(value, source):
    """Whether a moment of a source plays a part: `wall` or `event`."""
    return contains(value, Time, lambda one: one.source == source)


def is_bucket(key):
    """Whether a key has a time in it, so that there is another one from time to time and none is used again after its own."""
    fields = (one for one in walk(key) if isinstance(one, Field)) if key is not None else ()
    return key is not None and (contains(key, Time) or any("time" in name.lower() for field in fields for name in [one for one in field.path if one][-1:]))


def event_name(rule, call, node):
    """The name of the event in the function that `node` stands in, where `event_time_epoch()` can be asked of it; else None."""
    if rule.main != "rule":
        return None
    module = call.module
    while node in module.parents and not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        node = module.parents[node]
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return None
    names = [one.arg for one in node.args.args]
    if module is rule.module and module.functions.get(rule.main) is node and names:
        return names[0]
    return "event" if "event" in names else None
