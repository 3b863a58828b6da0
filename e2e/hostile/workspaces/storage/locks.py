# Tries to take the site's locks, so that the page could not write.
# Sees: AttributeError: navigator
import js


def rule(event):
    js.navigator.locks.query()
    return False
