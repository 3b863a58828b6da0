# Tries to open a database with the classes of IndexedDB, whose names are still there.
# Sees: open: .*databases: 
import js


def rule(event):
    for name in ("open", "databases"):
        try:
            found = getattr(js.IDBFactory.prototype, name).call(js.globalThis, "private")
            print(f"{name}: {found}")
        except BaseException as error:
            print(f"{name}: {type(error).__name__}")
    return False
