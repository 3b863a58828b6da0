# Tries each of the functions that Pyodide has for the network.
# Sees: open_url: .*pyfetch: .*pyxhr: 
import asyncio

from pyodide import http

ways = {
    "open_url": lambda: http.open_url("http://canary/network/pyodide_http"),
    "pyfetch": lambda: http.pyfetch("http://canary/network/pyodide_http"),
    "pyxhr": lambda: http.pyxhr.get("http://canary/network/pyodide_http"),
}


def rule(event):
    if event["n"] == 0:
        for name, way in ways.items():
            try:
                started = way()
                if asyncio.iscoroutine(started):
                    started.send(None)
                print(f"{name}: nothing raised")
            except BaseException as error:
                print(f"{name}: {type(error).__name__}")
    return False
