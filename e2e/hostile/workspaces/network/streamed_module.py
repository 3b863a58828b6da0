# Tries to have WebAssembly load a module from an address.
# Sees: after: .*Error
import js

outcomes = []


def rule(event):
    if event["n"] == 0:
        for response in (js.Response.redirect("http://canary/network/streamed_module", 302), js.Response.error()):
            js.WebAssembly.compileStreaming(response).then(lambda module: outcomes.append("loaded"), lambda error: outcomes.append(str(error)))
    if event["n"] == 2:
        print("after:", outcomes)
    return False
