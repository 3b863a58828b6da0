"""RC129: a set in the alert context."""

from ..contents import context
from ..findings import finding, fix, wrap
from ..kinds import kind_of
from ..values import Cached

CODE = "RC129"
_SETS = ("get_string_set", "add_to_string_set", "remove_from_string_set")


def check(rule):
    """A set in what alert_context returns: the context is replaced by an error. A run shows it at a call that returned a set."""
    calls = rule.calls(*_SETS)
    for step, content in context(rule):
        if kind_of(content.value) != "set" or content.is_spread:
            continue
        node = content.node
        closes = ")" if isinstance(content.value, Cached) else ", key=str)"
        yield finding(
            CODE,
            step,
            "The alert context is replaced by an error: JSON cannot keep the set in it.",
            calls=calls or None,
            fix=fix("Show a sorted list", wrap(step.module, node, "sorted(", closes)) if node is not None else None,
            node=node,
        )
