# Tries to make a function from text.
# Sees: JsException: .*cannot be made from text
import js


def rule(event):
    js.Function.new("return fetch('http://canary/code/function_constructor')")()
    return False
