# Tries to fetch an address of its own with JavaScript's fetch.
# Sees: AttributeError: fetch
import js


def rule(event):
    js.fetch("http://canary/network/fetch")
    return False
