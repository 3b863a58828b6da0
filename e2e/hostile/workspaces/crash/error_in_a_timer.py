# Tries to end the worker between two events, with an error in a timer.
# Sees: set|PythonCrashed
import js
from pyodide.ffi import create_once_callable


def fail():
    raise RuntimeError('<img src="http://canary/crash/error_in_a_timer" onerror="pwned=1">')


def rule(event):
    if event["n"]:
        return False
    js.setTimeout(create_once_callable(fail), 0)
    print("set")
    return False
