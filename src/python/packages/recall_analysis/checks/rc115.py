"""RC115: 0 as an expiry."""

import ast

from ..expiry import number
from ..findings import finding, fix, without_argument, without_statement
from ..values import Literal, options

CODE = "RC115"


def check(rule):
    """A number of seconds that is not above 0."""
    for call in rule.calls():
        if call.ttl is None:
            continue
        seconds = next((one for one in map(_seconds, options(call.ttl)) if one is not None and one <= 0), None)
        if seconds is None:
            continue
        when = "at once" if seconds == 0 else "before it is written"
        yield finding(
            CODE,
            call,
            f"{call.helper.ttl}={seconds:g} is added to the time of the call, so the item of {call.name} expires {when}; no number means never.",
            fix=_fix(call) if len(options(call.ttl)) == 1 else None,
        )


def _seconds(value):
    if isinstance(value, Literal) and value.value is False:
        return 0
    return number(value)


def _fix(call):
    """Without the argument; without the call where that is all that it does."""
    module = call.module
    if call.name == "evaluate_threshold":
        return None
    if call.name == "set_key_expiration":
        statement = module.parents.get(call.node)
        is_alone = isinstance(statement, ast.Expr) and statement.lineno == statement.end_lineno and module.lines[statement.lineno - 1].strip() == module.text(statement)
        return fix("Do not set this expiry: the item keeps the one of its last write", without_statement(module, statement)) if is_alone else None
    edit = without_argument(module, call.node, call.helper.ttl, call.helper.parameters.index(call.helper.ttl))
    return fix("Leave the argument away: the item stays for 90 days", edit) if edit else None
