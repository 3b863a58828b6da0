"""RC121: a threshold in the code, and one in the YAML."""

from ..counting import decides_alone, is_reset_when_reached, thresholds, writes_of
from ..expiry import number
from ..findings import finding
from ..guards import known
from ..values import Cached, contains

CODE = "RC121"


def check(rule):
    """A count in the code that decides on matches of which the YAML wants several."""
    wanted = rule.spec["threshold"]
    if wanted <= 1 or rule.main != "rule":
        return
    for one in thresholds(rule):
        if not writes_of(rule, one) or not decides_alone(rule, one):
            continue
        if is_reset_when_reached(rule, one):
            total = f"{one.number * wanted} events make one alert"
        elif one.operator == "==":
            total = f"an alert takes {wanted} counts that reach it"
        else:
            total = f"{one.number + wanted - 1} events make one alert"
        yield finding(
            CODE,
            one.step,
            f"The code matches from {one.number} on, and Threshold: {wanted} in the YAML wants that many matches: {total}.",
            calls=[one.call],
            node=one.operation.node,
        )
    for call in rule.calls("evaluate_threshold", entry=rule.main):
        given = call.arguments.get("threshold")
        count = 10 if given is None else number(given)
        if count is None or count < 2 or not _decides(rule, call):
            continue
        yield finding(
            CODE,
            call,
            f"evaluate_threshold matches every {count:.0f} events, and Threshold: {wanted} in the YAML wants that many matches: {count * wanted:.0f} events make one alert.",
        )


def _decides(rule, call):
    """Whether a return depends on the call."""
    def is_it(value):
        return contains(value, Cached, lambda one: one.call is call)

    return any(is_it(step.value) or any(is_it(value) for value, _ in known(step.conditions)) for step in rule.returns())
