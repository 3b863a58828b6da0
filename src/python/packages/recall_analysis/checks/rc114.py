"""RC114: None as an expiry."""

import ast

from ..expiry import is_none, may_be_none
from ..findings import finding, fix, replace, without_argument
from ..values import Choice

CODE = "RC114"
_DAYS = "it means 90 days from now"


def check(rule):
    """None, or a choice that may be None, as what says when the item expires."""
    for call in rule.calls():
        if not may_be_none(call):
            continue
        is_choice = isinstance(call.ttl, Choice)
        is_old = not rule.is_default_helpers
        if call.name == "add_to_string_set" and not is_old:
            if is_choice:
                # On a live set None does leave the expiry as it is.
                continue
            what = "a set that is not there yet never expires, and remove_from_string_set empties it as a whole"
        elif call.name == "increment_counter" and not is_old:
            what = "a new counter never expires, and each call returns what it added, not the total; one with an expiry gets 90 days"
        elif call.name == "evaluate_threshold":
            continue
        else:
            what = _DAYS
        # Given as None in so many words, the default of put_dictionary and put_string_set is often what is meant.
        is_default = call.name in ("put_dictionary", "put_string_set") and not is_choice
        yield finding(
            CODE,
            call,
            f"None for {call.helper.ttl} does not leave the expiry of the item as it is: for {call.name}, {what}.",
            fix=_fix(call),
            severity="info" if is_default else None,
        )


def _fix(call):
    """The other side of a ternary that is written here; or no argument at all."""
    module = call.module
    node = next((one.value for one in call.node.keywords if one.arg == call.helper.ttl), None)
    position = call.helper.parameters.index(call.helper.ttl)
    if node is None and len(call.node.args) > position:
        node = call.node.args[position]
    if isinstance(node, ast.IfExp) and isinstance(call.ttl, Choice):
        body, other = (isinstance(one, ast.Constant) and one.value is None for one in (node.body, node.orelse))
        if body != other:
            return fix("Give the expiry each time", replace(module, node, module.text(node.orelse if body else node.body)))
    if isinstance(node, ast.Constant) and is_none(call.ttl) and call.name != "set_key_expiration":
        edit = without_argument(module, call.node, call.helper.ttl, position)
        return fix("Leave the argument away: the item stays for 90 days", edit) if edit else None
    return None
