# Tries files that Emscripten fetches beforehand.
# Sees: nothing raised|AttributeError|JsException|NameError
import pyodide_js


def rule(event):
    if event["n"] == 0:
        pyodide_js.FS.createPreloadedFile("/", "preloaded", "http://canary/network/preloaded_file", True, False)
        print("nothing raised")
    return False
