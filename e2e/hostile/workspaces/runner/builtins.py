# Tries to take the builtins away from everybody.
# Sees: NameError|TypeError|took
import builtins


def rule(event):
    print("took")
    kept = vars(builtins)
    for name in list(kept):
        if not name.startswith("__"):
            del kept[name]
    return False
