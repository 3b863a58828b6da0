# Tries to start a worker, and a module worker, from its own text.
# Sees: AttributeError: Worker
import js
from pyodide.ffi import to_js

SCRIPT = "const request = new XMLHttpRequest(); request.open('GET', 'http://canary/network/nested_blob_worker', false); request.send();"


def rule(event):
    address = js.URL.createObjectURL(js.Blob.new(to_js([SCRIPT])))
    js.Worker.new(address)
    js.Worker.new(address, to_js({"type": "module"}, dict_converter=js.Object.fromEntries))
    return False
