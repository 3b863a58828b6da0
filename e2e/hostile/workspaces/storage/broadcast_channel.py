# Tries to listen to other tabs of the site.
# Sees: AttributeError: BroadcastChannel
import js


def rule(event):
    js.BroadcastChannel.new("recall").postMessage("taken")
    return False
