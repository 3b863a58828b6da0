# Tries Pyodide's way to run JavaScript.
# Sees: AttributeError: eval|JsException|NameError|ImportError
def rule(event):
    from pyodide.code import run_js

    run_js("fetch('http://canary/code/run_js')")
    return False
