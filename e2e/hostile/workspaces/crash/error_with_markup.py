# Tries to end the worker with an error whose text is markup for the page's notice.
# Sees: PythonCrashed|ended unexpectedly
import js
from pyodide.ffi import create_proxy

MARKUP = '<img src="http://canary/crash/error_with_markup" onerror="pwned=1"><a href="javascript:pwned=1">x</a>'


def rule(event):
    if event["n"]:
        return False
    js.reportError(js.Error.new(MARKUP))
    while True:
        pass
