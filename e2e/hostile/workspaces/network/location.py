# Tries to send the worker elsewhere.
# Sees: JsException: .*only a getter
import js


def rule(event):
    js.location.href = "http://canary/network/location"
    return False
