# Tries files that Emscripten fetches when they are opened.
# Sees: PythonCrashed|ended unexpectedly
import pyodide_js


def rule(event):
    if event["n"]:
        return False
    pyodide_js.FS.createLazyFile("/", "lazy", "http://canary/crash/lazy_file", True, False)
    open("/lazy").read()
    return False
