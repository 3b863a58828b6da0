# Tries to end the process at once.
# Sees: PythonCrashed|ended unexpectedly
import os


def rule(event):
    if event["n"]:
        return False
    os._exit(0)
