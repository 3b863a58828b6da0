"""RC123: a read decides which event is the first one, and only a write behind it makes it so."""

from ..findings import finding
from ..guards import known, may_follow
from ..keys import same_key
from ..kinds import kind_of
from ..values import Cached, Called, Literal, Operation

CODE = "RC123"
#: The reads that decide whether these writes are made.
_READS = {"increment_counter": "get_counter", "add_to_string_set": "get_string_set", "put_string_set": "get_string_set"}


def check(rule):
    """get_counter or get_string_set found nothing, for that reason the same key is written, and the detection answers. Quiet where dedup() is defined."""
    if rule.defines("dedup"):
        return
    for write in rule.calls(*_READS):
        for value, holds in known(write.conditions):
            read = _nothing_of(value, holds)
            if read is None or read.name != _READS[write.name] or not may_follow(read, write) or not same_key(read.key, write.key):
                continue
            if not _is_answered(rule, write, value, holds):
                continue
            says = (
                f"Two events at the same moment may both be the first here: {read.name} in line {read.node.lineno} and {write.name} are two requests. "
                "A dedup() that returns the same for both makes one alert of them."
            )
            yield finding(CODE, write, says, calls=[read, write], severity="info")
            break


def _is_answered(rule, write, value, holds):
    """Whether a return behind the write, for the first event alone, is something else than False. (Trust on first use ends with False.)"""
    for end in rule.returns():
        is_false = isinstance(end.value, Literal) and not end.value.value
        if end.order > write.order and not is_false and any(one is value and as_held == holds for one, as_held in known(end.conditions)):
            return True
    return False


def _nothing_of(value, holds):
    """The read that a condition says has found nothing; None for other conditions."""
    if isinstance(value, Operation) and len(value.operands) == 2:
        left, right = value.operands
        if isinstance(left, Literal):
            left, right = right, left
        is_empty = (isinstance(right, Literal) and right.value == 0) or (kind_of(right) == "set" and isinstance(right, Called) and not right.arguments)
        says_empty = value.operator in ("==", "is", "<=") if holds else value.operator in ("!=", "is not", ">")
        return _read(left) if is_empty and says_empty else None
    return None if holds else _read(value)


def _read(value):
    while isinstance(value, Called) and value.name in ("len", "bool", "int") and value.arguments:
        value = value.arguments[0]
    return value.call if isinstance(value, Cached) and value.call.name in _READS.values() else None
