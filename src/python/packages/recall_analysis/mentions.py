"""Every value of a detection, once."""

import weakref

from .steps import Assigned, Branched, CacheCall, Changed, Return


_KNOWN = weakref.WeakKeyDictionary()


def mentions(rule):
    """(step, value) for all values that the steps of a detection are about, and what these are made of; each value once."""
    if rule not in _KNOWN:
        _KNOWN[rule] = list(_all(rule))
    return _KNOWN[rule]


def _all(rule):
    seen = set()
    for steps in rule.flows.values():
        for step in steps:
            todo = list(_of(step))
            while todo:
                value = todo.pop()
                if id(value) in seen:
                    continue
                seen.add(id(value))
                yield step, value
                todo.extend(value.parts())


def _of(step):
    if isinstance(step, CacheCall):
        yield from step.arguments.values()
    elif isinstance(step, (Assigned, Return, Branched, Changed)):
        yield step.value
        if isinstance(step, Changed):
            yield from step.arguments
    for condition in step.conditions:
        yield condition.value
