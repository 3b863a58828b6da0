# Tries to start a shared worker, which other pages of the site could reach.
# Sees: AttributeError: SharedWorker
import js


def rule(event):
    js.SharedWorker.new("http://canary/network/shared_worker")
    return False
