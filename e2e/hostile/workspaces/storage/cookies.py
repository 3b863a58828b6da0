# Tries the cookies of the site.
# Sees: cookieStore: AttributeError.*document: AttributeError
import js


def rule(event):
    for name in ("cookieStore", "document"):
        try:
            print(getattr(js, name).getAll())
        except BaseException as error:
            print(f"{name}: {type(error).__name__}")
    return False
