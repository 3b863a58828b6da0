# Tries eval, by name and indirectly.
# Sees: AttributeError: eval
import js


def rule(event):
    js.eval("fetch('http://canary/code/eval')")
    return False
