# Tries the constructors of asynchronous functions and generators, found through functions that Pyodide has.
# Sees: refused
import js
import pyodide_js
from pyodide.ffi import to_js


def rule(event):
    made = []
    for function in (pyodide_js._api.loadBinaryFile, pyodide_js.loadPackage, pyodide_js.runPythonAsync):
        try:
            made.append(js.Object.getPrototypeOf(function).constructor("return fetch('http://canary/code/async_constructor')")())
        except BaseException as error:
            print(f"refused: {error}")
    print(made)
    return False
