"""Where the walk is, and how much it may still look at."""

from contextlib import contextmanager

from .values import Value
from .steps import CacheCall, Condition

#: Expressions and statements that are looked at for one function of a detection: far more than a rule has; generated code is cut off.
MOST_LOOKS = 40_000
#: Calls of caching helpers that are looked at for one function: checks compare each with each.
MOST_CALLS = 300
#: Calls within calls that are followed.
DEEPEST = 8


class TooMuch(Exception):
    """The source is larger than what is looked at; its argument is the node at which the walk ended."""


class Place:
    """The walk through one function of a detection (`entry`): what holds here, and the steps so far."""

    def __init__(self, entry, module):
        self.entry = entry
        self.module = module
        self.conditions = []
        self.loops = []
        self.stack = []
        self.steps = []
        self.looks = 0
        self.calls = 0
        #: (module, line, words) of what was not followed.
        self.unread = []

    def look(self, node):
        """Count one look."""
        self.looks += 1
        if self.looks > MOST_LOOKS:
            raise TooMuch(self.module, node)

    def next_order(self):
        """The number of the next step."""
        return len(self.steps)

    def add(self, step):
        """Keep a step, and answer it."""
        if isinstance(step, CacheCall):
            self.calls += 1
            if self.calls > MOST_CALLS:
                raise TooMuch(self.module, step.node)
        self.steps.append(step)
        return step

    def skip(self, node, words):
        """Note what is not followed."""
        self.unread.append((self.module, getattr(node, "lineno", 1), words))

    @contextmanager
    def where(self, value, holds):
        """A stretch of the walk in which a condition holds, or does not."""
        self.conditions.append(Condition(value, holds))
        try:
            yield
        finally:
            self.conditions.pop()

    @contextmanager
    def loop(self, node):
        """The body of a loop."""
        self.loops.append(node)
        try:
            yield
        finally:
            self.loops.pop()

    @contextmanager
    def inside(self, module, node):
        """The body of a function that `node` calls; its conditions end with it."""
        before, known = self.module, len(self.conditions)
        self.stack.append((before, node))
        self.module = module
        try:
            yield
        finally:
            self.module = before
            self.stack.pop()
            del self.conditions[known:]


def unknown(node):
    """A value of which nothing is known."""
    return Value(node)
