# Tries to read the other workspaces of this page, in the database that it keeps them in.
# Sees: at first AttributeError: indexedDB.*later nothing
import js
from pyodide.ffi import create_proxy

read = "nothing"


def opened(event):
    database = event.target.result
    store = database.objectStoreNames.item(0)
    database.transaction(store).objectStore(store).getAll().onsuccess = create_proxy(kept)


def kept(event):
    global read
    read = js.JSON.stringify(event.target.result)


try:
    js.indexedDB.open("recall").onsuccess = create_proxy(opened)
except AttributeError as error:
    print(f"at first AttributeError: {error}")


def rule(event):
    if event["n"] == 2:
        print("later", read[read.find("secret-of") - 20:][:200] if "secret-of" in read else read[:200])
    return False
