# Tries to find the port to the page among everything that Python and JavaScript can reach.
# Sees: found \[\]
import gc

import js
import pyodide_js


def rule(event):
    found = []
    if event["n"] == 0:
        reached = [js, pyodide_js, pyodide_js._api, *(thing for thing in gc.get_objects() if type(thing).__name__ == "JsProxy")]
        for thing in reached:
            for name in js.Object.getOwnPropertyNames(thing):
                try:
                    if str(js.Object.prototype.toString.call(js.Reflect.get(thing, name))) in ("[object MessagePort]", "[object MessageEvent]"):
                        found.append(name)
                except BaseException:
                    continue
    print("found", found)
    return False
