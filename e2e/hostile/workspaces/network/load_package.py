# Tries to have Pyodide load a package from an address, which imports or fetches it.
# Sees: after: .*(no wheel|no error|Error)
import pyodide_js

outcome = "nothing yet"


def failed(error):
    global outcome
    outcome = f"Error {error}"


def rule(event):
    if event["n"] == 0:
        pyodide_js.loadPackage("http://canary/network/load_package-1.0-py3-none-any.whl").catch(failed)
        pyodide_js._api.packageManager.downloadPackage("http://canary/network/load_package", "x", False).catch(failed)
    if event["n"] == 2:
        print("after:", outcome)
    return False
