# Tries to hear the messages between page and engine.
# Sees: heard \[\]
import js
from pyodide.ffi import create_proxy

heard = []
listener = create_proxy(lambda event: heard.append(str(event.type)))


def rule(event):
    for name in ("message", "messageerror", "port", "connect"):
        js.addEventListener(name, listener)
    js.Reflect.set(js.globalThis, "onmessage", listener)
    print("heard", heard)
    return False
