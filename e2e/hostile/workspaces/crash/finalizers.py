# Tries finalizers that make more of themselves and raise.
# Sees: PythonCrashed|ended unexpectedly
class Again:
    count = 0

    def __del__(self):
        Again.count += 1
        if Again.count < 10_000:
            Again()
        raise RuntimeError("pwned")


def rule(event):
    if event["n"]:
        return False
    Again()
    print("left")
    return False
