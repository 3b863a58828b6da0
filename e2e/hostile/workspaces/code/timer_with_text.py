# Tries timers, which take code as text.
# Sees: set
import js


def rule(event):
    js.setTimeout("fetch('http://canary/code/timer_with_text')", 0)
    js.setInterval("fetch('http://canary/code/timer_with_text')", 1)
    print("set")
    return False
