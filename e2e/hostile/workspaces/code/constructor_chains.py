# Tries the constructors that every kind of function has, and ways around a replaced one.
# Sees: refused 9 of 9
import js
from pyodide.ffi import create_proxy, to_js

TEXT = "fetch('http://canary/code/constructor_chains')"


def rule(event):
    chains = (
        lambda: to_js([]).constructor.constructor(TEXT)(),
        lambda: js.Object.constructor(TEXT)(),
        lambda: js.Object.getPrototypeOf(js.Object).constructor(TEXT)(),
        lambda: js.setTimeout.bind(None).constructor(TEXT)(),
        lambda: js.Reflect.construct(js.Function, to_js([TEXT]))(),
        lambda: js.Object.getPrototypeOf(js.Function).constructor(TEXT)(),
        lambda: js.Function.prototype.constructor(TEXT)(),
        lambda: create_proxy(lambda: 0).constructor.constructor(TEXT)(),
        lambda: js.Object.getOwnPropertyDescriptor(js.Object.getPrototypeOf(js.Object), "constructor").value(TEXT)(),
    )
    refused = 0
    for number, chain in enumerate(chains):
        try:
            chain()
            print(f"chain {number} made a function")
        except BaseException as error:
            refused += "cannot be made from text" in str(error) or isinstance(error, (AttributeError, TypeError))
            print(f"{number}: {error}"[:100])
    print(f"refused {refused} of {len(chains)}")
    return False
