# Tries to write to the page, past its frame.
# Sees: (?:\w+: AttributeError\n){5}
import js


def rule(event):
    for name in ("parent", "top", "opener", "postMessage", "window"):
        try:
            print(f"{name}: {getattr(js, name)}")
        except BaseException as error:
            print(f"{name}: {type(error).__name__}")
    return False
