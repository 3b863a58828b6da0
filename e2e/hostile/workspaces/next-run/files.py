# Tries to leave files that the next interpreter would read.
# Sees: ^clean
import os
import sys

PLACES = ("/pwned", "/tmp/pwned", "/home/pyodide/sitecustomize.py", "/lib/recall/pwned.py", "/lib/python3.14/site-packages/pwned.pth")

print("touched" if any(os.path.exists(place) for place in PLACES) else "clean")


def rule(event):
    for place in PLACES:
        os.makedirs(os.path.dirname(place) or "/", exist_ok=True)
        with open(place, "w") as file:
            file.write("import builtins; builtins.pwned = True")
    sys.path.insert(0, "/pwned")
    os.environ["PYTHONSTARTUP"] = "/pwned"
    os.chdir("/tmp")
    return False
