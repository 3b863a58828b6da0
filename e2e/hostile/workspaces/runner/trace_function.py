# Tries to follow the runner with a trace function, and with sys.monitoring.
# Sees: follows
import sys
import threading


def follow(frame, what, argument):
    frame.f_trace_opcodes = True
    raise RuntimeError("pwned")


def rule(event):
    print("follows")
    sys.settrace(follow)
    sys.setprofile(follow)
    threading.settrace(follow)
    sys.monitoring.use_tool_id(3, "pwned")
    sys.monitoring.register_callback(3, sys.monitoring.events.PY_START, follow)
    sys.monitoring.set_events(3, sys.monitoring.events.PY_START)
    return False
