"""RC124: a text is stored as the set of its characters."""

from ..contents import argument_node
from ..field_uses import is_used_as_text
from ..findings import finding, fix, wrap
from ..kinds import kind_of
from ..values import Field, Literal

CODE = "RC124"


def check(rule):
    """put_string_set with a text, or with a field that is surely one. (An empty text takes the set away: that is another matter.)"""
    for call in rule.calls("put_string_set"):
        value = call.arguments.get("val")
        if value is None or (isinstance(value, Literal) and value.value == ""):
            continue
        is_field = isinstance(value, Field) and is_used_as_text(rule, value)
        if not is_field and kind_of(value) != "text":
            continue
        node = argument_node(call, "val")
        yield finding(
            CODE,
            call,
            f"put_string_set makes a set of the characters of {_name(call, value, node)}, so that the text itself is never a member.",
            fix=fix("Store the text as the only member", wrap(call.module, node, "[", "]")) if node is not None else None,
            node=node,
        )


def _name(call, value, node):
    if isinstance(value, Field) and all(value.path):
        return ".".join(value.path)
    text = call.module.text(node) if node is not None else ""
    return text if text and "\n" not in text and len(text) <= 60 else "a text"
