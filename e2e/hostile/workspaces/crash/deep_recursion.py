# Tries recursion without end in Python, and deep nesting in C.
# Sees: PythonCrashed|ended unexpectedly
import json


def again(depth):
    return again(depth + 1)


def rule(event):
    if event["n"]:
        return False
    nested = []
    for _ in range(100_000):
        nested = [nested]
    for name, way in (("python", lambda: again(0)), ("c", lambda: json.dumps(nested))):
        try:
            way()
            print(f"{name}: through")
        except BaseException as error:
            print(f"{name}: {type(error).__name__}")
    return False
