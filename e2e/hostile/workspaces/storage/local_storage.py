# Tries localStorage and sessionStorage, which no worker has.
# Sees: localStorage: AttributeError.*sessionStorage: AttributeError
import js


def rule(event):
    for name in ("localStorage", "sessionStorage"):
        try:
            print(getattr(js, name).getItem("private"))
        except BaseException as error:
            print(f"{name}: {type(error).__name__}")
    return False
