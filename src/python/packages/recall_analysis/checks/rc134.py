"""RC134: a request to the cache from title() and its like, or while the file is loaded."""

from ..findings import finding_at
from ..rule import AUXILIARIES

CODE = "RC134"


def check(rule):
    """Calls of caching helpers outside of the main function, each place once."""
    done = set()
    for entry in (*AUXILIARIES, "<module>"):
        for call in rule.calls(entry=entry):
            node = call.stack[0][1] if call.stack else call.node
            if id(node) in done:
                continue
            done.add(id(node))
            when = "while the file is loaded, once for many events" if entry == "<module>" else f"in {entry}(), after the decision"
            text = f"{call.name} is called {when}: {_why(entry, rule.main or 'rule', call)}"
            yield finding_at(CODE, rule.module, node, text, calls=[call])


def _why(entry, main, call):
    if entry == "<module>":
        return "what it returns gets old, and every unit test makes the request."
    if call.helper.reads:
        return f"it is a request more, and reads what {main}() may have changed. {main}() can keep what it read."
    return f"it changes the cache for events that match alone, and once more where the function is called again. {main}() is the place for it."
