# Tries a handmade WebAssembly module that calls what it imports; it is allowed, and finds nothing to import.
# Sees: exports run, fetch undefined
import js
from pyodide.ffi import to_js

# (module (func (export "run") (result i32) i32.const 42))
MODULE = bytes.fromhex("0061736d010000000105016000017f030201000707010372756e00000a06010400412a0b")


def rule(event):
    module = js.WebAssembly.Module.new(to_js(MODULE))
    instance = js.WebAssembly.Instance.new(module)
    print("exports", "run," if instance.exports.run() == 42 else "nothing,", "fetch", js.Reflect.get(js.globalThis, "fetch") or "undefined")
    return False
