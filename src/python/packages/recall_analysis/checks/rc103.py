"""RC103: a key that is another one for each event."""

import ast
import re

from ..findings import finding
from ..keys import each
from ..values import Called, Choice, Field, Operation, Text, Time

CODE = "RC103"

#: Fields that Panther adds to each event: when it happened, was parsed, its row.
_OF_ROWS = re.compile(r"p_\w+_time|p_row_id")
#: Fields of log types that name one event, or its moment. Whoever drops doubles means them.
_OF_EVENTS = re.compile(r"(event_?id|event_?time(stamp)?|time_?stamp|uuid|published)", re.IGNORECASE)
#: Functions that answer something else each time.
_RANDOM = ("uuid.uuid4", "uuid.uuid1", "random.random", "random.randint", "secrets.token_hex", "os.urandom")
#: Calls that keep apart what is apart.
_KEEPING = ("str", "int", "float", "repr", ".isoformat", ".timestamp", ".lower", ".upper", ".strip", ".encode", ".hexdigest", "json.dumps")
#: What a format of `strftime` says of less than a minute.
_FINE = re.compile(r"%-?[SfsTcXr]")


def check(rule):
    """A moment, a row's id or a random value in a key, not cut down to hours or days. One finding a part of a key."""
    found = {}
    for call in rule.calls():
        for key in each(call.key):
            for part, words, severity in _parts(key):
                found.setdefault((id(part.node), words), (words, severity, []))[2].append(call)
    for words, severity, calls in found.values():
        first = calls[0]
        yield finding(
            CODE,
            first,
            f"The key of {first.name} has {words} in it: no later event asks for the same key, so what is kept is not found again.",
            calls=calls,
            severity=severity,
            node=first.node.args[0] if first.node.args else first.node,
        )


def _parts(value):
    """(value, words, severity) of what makes a key unique, through all that does not make it coarser."""
    if isinstance(value, Time):
        if value.form != "date" and _is_fine(value):
            yield value, "the event's time" if value.source == "event" else "the time of processing", None
    elif isinstance(value, Field):
        name = value.path[-1] or ""
        if _OF_ROWS.fullmatch(name):
            yield value, name, None
        elif _OF_EVENTS.fullmatch(name):
            yield value, name, "info"
    elif isinstance(value, Called):
        if value.name in _RANDOM:
            yield value, "a random value", None
        elif value.name in _KEEPING or (value.name or "").startswith("hashlib."):
            for one in value.arguments[:1]:
                yield from _parts(one)
    elif isinstance(value, Operation):
        is_cut = any(isinstance(one, Operation) and one.operator == "%" for one in value.operands)
        if value.operator in ("+", "-", "*", "or", ".hex") and not is_cut:
            for one in value.operands:
                yield from _parts(one)
    elif isinstance(value, Text):
        for one in _unformatted(value):
            yield from _parts(one)
    elif isinstance(value, Choice):
        for one in value.options:
            yield from _parts(one)


def _is_fine(time):
    """Whether a moment is told to the second; of an unknown format that is not said."""
    node = time.node
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "strftime"):
        return True
    form = node.args[0] if node.args else None
    return isinstance(form, ast.Constant) and isinstance(form.value, str) and _FINE.search(form.value) is not None


def _unformatted(text):
    """The pieces of a text, without those that an f-string gives a format: `{now:%Y-%m-%d}`."""
    if not isinstance(text.node, ast.JoinedStr):
        return text.pieces
    return [piece for piece, node in zip(text.pieces, text.node.values) if getattr(node, "format_spec", None) is None]
