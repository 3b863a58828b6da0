# Tries to overflow the stack below Python: a limit that is raised, and a repr that goes round in C.
# Sees: PythonCrashed|ended unexpectedly
import sys


class Round:
    def __repr__(self):
        return repr([self])


def rule(event):
    if event["n"]:
        return False
    sys.setrecursionlimit(10_000)
    try:
        repr(Round())
    finally:
        sys.setrecursionlimit(1_000)
    print("ended")
    return False
