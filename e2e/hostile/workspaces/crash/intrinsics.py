# Tries to leave JavaScript's own functions patched: for the engine, the next run and the page.
# Sees: PythonCrashed|ended unexpectedly
import js
from pyodide.ffi import create_proxy


def rule(event):
    if event["n"] == 0:
        lie = create_proxy(lambda *rest: "pwned")
        for owner, names in (
            (js.Array.prototype, ("push", "map", "filter")),
            (js.Map.prototype, ("get", "set")),
            (js.JSON, ("parse", "stringify")),
            (js.Promise.prototype, ("then",)),
            (js.Date, ("now",)),
            (js.String.prototype, ("replace", "slice")),
        ):
            for name in names:
                js.Reflect.set(owner, name, lie)
        js.Object.prototype.polluted = "pwned"
    return False
