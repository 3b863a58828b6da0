# Tries to write through a null pointer and over the whole memory.
# Sees: PythonCrashed|ended unexpectedly
import ctypes


def rule(event):
    if event["n"]:
        return False
    ctypes.memset(1024, 255, 50_000_000)
    return False
