# Tries to sum a generator without end, in C.
# Sees: ^$
import itertools


def rule(event):
    return sum(itertools.repeat(1)) > 0
