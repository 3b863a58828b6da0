"""RC120: a threshold that is counted by hand."""

from ..counting import decides_alone, thresholds, writes_of
from ..findings import finding

CODE = "RC120"


def check(rule):
    """A total, or the length of a set, which alone decides on the alert. Policies have no Threshold."""
    if rule.main != "rule":
        return
    for one in thresholds(rule):
        writes = writes_of(rule, one)
        if not writes or not decides_alone(rule, one):
            continue
        instead = (
            f"a function unique(event) that returns the member, and Threshold: {one.number} in the YAML, count"
            if one.is_set
            else f"Threshold: {one.number} in the YAML counts"
        )
        what = "different values" if one.is_set else "matches"
        yield finding(
            CODE,
            one.step,
            f"This counts {what} up to {one.number}: {instead} them for each dedup string without the cache, in a fixed window.",
            calls=[one.call, *(call for call in writes if call is not one.call)],
            severity="info",
            node=one.operation.node,
        )
