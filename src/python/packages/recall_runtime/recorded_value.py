"""Values that helpers return, as data: what a mock would have to stand for."""

import json
from decimal import Decimal

from .plain_text import class_name, exact, truncated

_readable = json.JSONEncoder(ensure_ascii=False).encode
_escaped = json.JSONEncoder().encode
# A longer one is no mock that anybody wants to read.
_LONGEST = 100_000
_KINDS = {set: "set", frozenset: "set", list: "list", dict: "dict"}


def recorded_value(value):
    """
    Return `{"kind", "text"}` of what a function returned, as it is now; never raises.

    Kinds: `none`, `bool` (`true`, `false`), `text` (itself), `number`, `set` (sorted), `list`, `dict` (JSON text), and `other`
    for what none of these is, with the name of its type, or what else is wrong with it.
    """
    try:
        told = _told(value)
    except BaseException:  # what is within it is none of these kinds, or is nested without end
        told = None
    if told is None:
        return {"kind": "other", "text": truncated(class_name(type(value)), 100)}
    if len(told["text"]) > _LONGEST:
        return {"kind": "other", "text": f"{told['kind']} of more than {_LONGEST:,} characters"}
    return told


def _told(value):
    kind = type(value)
    if value is None:
        return {"kind": "none", "text": ""}
    if kind is bool:
        return {"kind": "bool", "text": "true" if value else "false"}
    if kind is str:
        return {"kind": "text", "text": value}
    if kind in (int, float, Decimal):
        return {"kind": "number", "text": _json(_number(value))}
    if kind in _KINDS:
        # Sorted by their text: numbers may stand beside others.
        plain = sorted((_plain(member) for member in value), key=_json) if _KINDS[kind] == "set" else _plain(value)
        return {"kind": _KINDS[kind], "text": _json(plain)}
    return None


def _plain(value):
    if type(value) is Decimal:
        return _number(value)
    if type(value) is dict:
        return {_name(name): _plain(member) for name, member in value.items()}
    if type(value) is list:
        return [_plain(member) for member in value]
    if value is None or type(value) in (str, bool, int, float):
        return value
    raise TypeError


def _name(name):
    # JSON would make texts of others.
    if type(name) is not str:
        raise TypeError
    return exact(name)


def _number(value):
    if type(value) is not Decimal:
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _json(value):
    text = _readable(value)
    # Halves of surrogate pairs stand in no file.
    return text if text.isascii() or text.encode("utf-8", "ignore").decode() == text else _escaped(value)
