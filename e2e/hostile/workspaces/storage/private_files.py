# Tries the site's private file system.
# Sees: AttributeError: navigator
import js


def rule(event):
    js.navigator.storage.getDirectory()
    return False
