"""RC107: a key that is empty, or no text."""

from ..contents import argument_node
from ..field_uses import is_used_as_number
from ..findings import finding, fix, wrap
from ..keys import each
from ..kinds import kind_of
from ..values import Field, Literal

CODE = "RC107"
_NAMES = {
    "int": "a number", "float": "a number", "bool": "a bool", "count": "a number", "decimal": "a number", "none": "None", "bytes": "bytes",
    "list": "a list", "tuple": "a tuple", "set": "a set", "dict": "a dictionary", "event": "the event", "datetime": "a datetime", "timedelta": "a timedelta",
}
_NUMBERS = {"int", "float", "count", "decimal"}


def check(rule):
    """A key of another type, an empty one, or a field that is a number elsewhere in the detection."""
    for call in rule.calls():
        keys = each(call.key)
        for key in keys:
            kind = kind_of(key)
            is_number = kind in _NUMBERS or (isinstance(key, Field) and is_used_as_number(rule, key))
            if isinstance(key, Literal) and key.value == "":
                what = "empty"
            elif is_number:
                what = "a number"
            # None among several is most often what a condition sorts out.
            elif kind in _NAMES and not (kind == "none" and len(keys) > 1):
                what = _NAMES[kind]
            else:
                continue
            node = argument_node(call, "key")
            says = f"{call.name} raises a ClientError: its key is {what}, and the table takes texts of 1 to 2,048 bytes."
            if call.name == "check_account_age":
                says = f"check_account_age returns False without asking the table: its key is {what}."
            as_text = fix("Make a text of it", wrap(call.module, node, "str(", ")")) if is_number and node is not None else None
            yield finding(CODE, call, says, fix=as_text, node=node)
