# Tries to open an EventSource.
# Sees: AttributeError: EventSource
import js


def rule(event):
    js.EventSource.new("http://canary/network/event_source")
    return False
