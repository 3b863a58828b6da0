# Tries to fetch with what needs no name: a Request that is kept alive beyond the worker.
# Sees: AttributeError: fetch
import js
from pyodide.ffi import to_js


def rule(event):
    options = to_js({"keepalive": True, "method": "POST", "body": "taken"}, dict_converter=js.Object.fromEntries)
    request = js.Request.new("http://canary/network/fetch_of_a_request", options)
    js.Reflect.get(js.globalThis, "fetch")
    js.globalThis.fetch(request)
    return False
