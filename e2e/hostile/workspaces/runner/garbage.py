# Tries to change everything that the garbage collector knows of the runner.
# Sees: TypeError: unsupported operand
import gc


def rule(event):
    changed = 0
    for thing in gc.get_objects():
        if isinstance(thing, dict) and thing.get("__name__") in ("recall_runtime.batch", "recall_runtime.detections", "recall_runtime.output"):
            thing["_NO_MATCH"] = thing["_LIMIT"] = "pwned"
            changed += 1
    gc.set_threshold(1)
    gc.disable()
    print("changed", changed)
    return False
