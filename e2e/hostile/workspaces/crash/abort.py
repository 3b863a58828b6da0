# Tries to abort the process as the C library does.
# Sees: PythonCrashed|ended unexpectedly
import os


def rule(event):
    if event["n"]:
        return False
    os.abort()
