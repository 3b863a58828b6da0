# Tries to start a worker from an address, which would have no policy.
# Sees: AttributeError: Worker
import js


def rule(event):
    js.Worker.new("http://canary/network/nested_worker")
    return False
