# Tries the C function that runs JavaScript text, found with ctypes.
# Sees: PythonCrashed|ended unexpectedly
import ctypes


def rule(event):
    if event["n"]:
        return False
    ctypes.CDLL(None).emscripten_run_script(b"fetch('http://canary/crash/emscripten_run_script')")
    return False
