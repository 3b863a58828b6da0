# Tries Pyodide's fatal error, which writes to the console and stops the interpreter.
# Sees: PythonCrashed|ended unexpectedly
import js
import pyodide_js


def rule(event):
    if event["n"]:
        return False
    pyodide_js._api.fatal_error(js.Error.new("pwned"))
    return False
