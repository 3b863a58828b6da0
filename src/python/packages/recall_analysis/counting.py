"""Counts that a detection keeps in the cache and compares with a number."""

from .guards import known
from .keys import same_key
from .steps import Branched, Return
from .values import Cached, Called, Choice, Literal, Operation, options, walk

_COUNTERS = ("increment_counter", "get_counter")
_SETS = ("add_to_string_set", "get_string_set")
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "=="}


class Threshold:
    """
    `call` returned a total (or a set, `is_set`, whose length it is) that `operation` compares; it is reached at `number`. `step`: the
    Branched or Return that asks.
    """

    def __init__(self, step, operation, call, number, operator):
        self.step = step
        self.operation = operation
        self.call = call
        self.number = number
        self.is_set = call.name in _SETS
        self.operator = operator

    def is_reached(self, conditions):
        """Whether the conditions say that the number is reached."""
        return any(value is self.operation and holds == (self.operator in (">", ">=", "==")) for value, holds in known(conditions))


def thresholds(rule):
    """The comparisons of totals with numbers from 2 on in the main function: at 1 nothing is counted."""
    found = []
    for step in rule.steps((Branched, Return), rule.main) if rule.main else []:
        for one in walk(step.value):
            made = _threshold(step, one)
            if made and made.number >= 2 and not any(made.operation is other.operation for other in found):
                found.append(made)
    return found


def _threshold(step, value):
    if not isinstance(value, Operation) or value.operator not in _FLIPPED or len(value.operands) != 2:
        return None
    left, right = value.operands
    operator = value.operator
    if isinstance(left, Literal):
        left, right, operator = right, left, _FLIPPED[operator]
    if not isinstance(right, Literal) or isinstance(right.value, bool) or not isinstance(right.value, int):
        return None
    call = _counted(left)
    return call and Threshold(step, value, call, right.value + (operator in (">", "<=")), operator)


def _counted(value):
    """The call whose total or length a value is; None where it is not only that."""
    if isinstance(value, Called) and value.name == "len" and value.arguments:
        return next((one.call for one in walk(value.arguments[0]) if isinstance(one, Cached) and one.call.name in _SETS), None)
    if isinstance(value, Called) and value.name == "int" and value.arguments:
        return _counted(value.arguments[0])
    if isinstance(value, Operation) and value.operator == "+" and isinstance(value.operands[1], Literal):
        return _counted(value.operands[0])
    if isinstance(value, Choice):
        return next((call for call in map(_counted, options(value)) if call), None)
    return value.call if isinstance(value, Cached) and value.call.name in _COUNTERS else None


def decides_alone(rule, threshold):
    """Whether the main function says True only where the number is reached."""
    alerts = 0
    for step in rule.returns():
        values = options(step.value)
        if all(isinstance(one, Literal) and not one.value for one in values):
            continue
        is_asked = threshold.is_reached(step.conditions) or _demands(step.value, threshold)
        # A function that asks returned one of its bools.
        is_within = bool(threshold.step.stack) and len(values) > 1 and all(isinstance(one, Literal) for one in values)
        if not (is_asked or is_within):
            return False
        alerts += 1
    return alerts > 0


def _demands(value, threshold):
    """Whether a value is only true where the number is reached."""
    if value is threshold.operation:
        return threshold.operator in (">", ">=", "==")
    if isinstance(value, Operation) and value.operator == "and":
        return any(_demands(one, threshold) for one in value.operands)
    return isinstance(value, Called) and value.name == "bool" and bool(value.arguments) and _demands(value.arguments[0], threshold)


def writes_of(rule, threshold):
    """The calls of the main function that add to what is compared."""
    names = ("add_to_string_set", "put_string_set") if threshold.is_set else ("increment_counter",)
    return [call for call in rule.calls(*names, entry=rule.main) if same_key(call.key, threshold.call.key)]


def is_reset_when_reached(rule, threshold):
    """Whether the count begins anew where the number is reached."""
    resets = [call for call in rule.calls("reset_counter", "reset_string_set", "put_string_set", entry=rule.main) if same_key(call.key, threshold.call.key)]
    return any(threshold.is_reached(call.conditions) for call in resets)
