"""RC135: unit tests that reach the cache."""

import ast

from ..findings import finding

CODE = "RC135"


def check(rule):
    """
    Calls of caching helpers that unit tests do not replace, by the helper's name or by that of a function on the way there. A warning where
    a test surely makes the call: each run does, or the test replaces another call that is not made without this one. Else it depends on
    the test's event, which is not looked at.
    """
    tests = rule.spec["tests"]
    by_helper = {}
    for call in rule.calls():
        by_helper.setdefault(call.name, []).append((call, _names(rule, call)))
    everything = [one for calls in by_helper.values() for one in calls]
    for helper, calls in by_helper.items():
        reaching = [test["name"] for test in tests if any(_is_reached(one, everything, set(test["mocks"])) for one in calls)]
        places = [call for call, _ in calls]
        if reaching:
            more = f" and {len(reaching) - 3} more" if len(reaching) > 3 else ""
            named = ", ".join(f"`{name}`" for name in reaching[:3]) + more
            says = f"Not mocked in {named}: without a table {helper} raises there, and in the Console it uses the live one."
            yield finding(CODE, places[0], says, calls=places)
        elif tests and not any(names & set(test["mocks"]) for test in tests for _, names in calls):
            says = f"No unit test mocks {helper}: one whose event comes as far as this line needs a mock."
            yield finding(CODE, places[0], says, calls=places, severity="info")


def _names(rule, call):
    """The names of the detection's module by which it gets to a call: a mock of one of them replaces it."""
    nodes = [node for module, node in (*call.stack, (call.module, call.node)) if module is rule.module and isinstance(node, ast.Call)]
    return {name for name in (_first_name(node.func) for node in nodes) if name}


def _first_name(node):
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _is_reached(one, everything, mocks):
    call, names = one
    if names & mocks:
        return False
    if not call.conditions and not call.loops:
        return True
    held = _held(call)
    return any(other_names & mocks and other.entry == call.entry and held <= _held(other) for other, other_names in everything)


def _held(call):
    return {(id(condition.value), condition.holds) for condition in call.conditions} | {(id(loop), True) for loop in call.loops}
