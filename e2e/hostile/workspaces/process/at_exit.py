# Tries to leave work for the interpreter's end.
# Sees: registered
import atexit
import weakref


class Kept:
    pass


def leave():
    open("/pwned", "w").write("pwned")
    raise SystemExit(3)


def rule(event):
    atexit.register(leave)
    weakref.finalize(Kept(), leave)
    print("registered")
    return False
