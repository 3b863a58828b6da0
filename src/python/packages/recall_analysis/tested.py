"""What a detection decides by: the values that it asks."""

from .steps import Assigned, Branched, Return
from .values import walk


def tested(rule):
    """(step, value) for all that branches ask, functions return and names are given, and for what these are made of, each node once."""
    seen = set()
    for step in rule.steps((Branched, Return, Assigned)):
        for value in walk(step.value):
            if id(value) not in seen:
                seen.add(id(value))
                yield step, value
