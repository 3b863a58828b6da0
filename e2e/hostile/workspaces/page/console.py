# Tries to write to the page's console.
# Sees: written
import js
import sys


def rule(event):
    for name in ("log", "warn", "error", "debug", "table", "trace", "assert"):
        getattr(js.console, name)("%c pwned", "background: url(http://canary/page/console)")
    sys.__stderr__.write("pwned\n")
    sys.__stdout__.write("pwned\n")
    sys.__stderr__.flush()
    sys.__stdout__.flush()
    print("written")
    return False
