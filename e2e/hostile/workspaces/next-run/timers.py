# Tries to leave timers and promises that go on after the run.
# Sees: ^clean
import js
from pyodide.ffi import create_proxy

print("touched" if hasattr(js, "pwned") else "clean")
mark = create_proxy(lambda *rest: setattr(js, "pwned", True))


def rule(event):
    js.setInterval(mark, 0)
    js.queueMicrotask(mark)
    js.requestAnimationFrame(mark)
    js.Promise.resolve().then(mark)
    return False
