# Tries to leave marks in modules of the standard library and of the interpreter.
# Sees: ^clean
import json
import sys

import js
import pyodide_js

print("touched" if hasattr(json, "pwned") or hasattr(js, "pwned") or hasattr(pyodide_js, "pwned") else "clean")


def rule(event):
    json.pwned = js.pwned = pyodide_js.pwned = sys.pwned = True
    sys.setrecursionlimit(200)
    return False
