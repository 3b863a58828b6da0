# Tries to write into the frames of the runner that called it.
# Sees: PythonCrashed|ended
import sys


def rule(event):
    wrote = 0
    frame = sys._getframe(1)
    while frame is not None:
        frame.f_globals["_encode"] = lambda value: '{"output":true,"error":null,"alert":"pwned","stdout":""}'
        frame.f_locals["detection"] = None
        wrote += 1
        frame = frame.f_back
    print("wrote into", wrote)
    return False
