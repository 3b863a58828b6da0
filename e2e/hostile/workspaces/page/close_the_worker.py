# Tries to close its worker without a word.
# Sees: AttributeError: close
import js


def rule(event):
    js.close()
    return False
