# Tries to read a database of the site.
# Sees: at first AttributeError: indexedDB.*later nothing
import js
from pyodide.ffi import create_proxy

read = "nothing"


def opened(event):
    request = event.target.result.transaction("private").objectStore("private").get("private")
    request.onsuccess = create_proxy(kept)


def kept(event):
    global read
    read = event.target.result


def rule(event):
    if event["n"] == 0:
        try:
            js.indexedDB.open("private").onsuccess = create_proxy(opened)
        except AttributeError as error:
            print(f"at first AttributeError: {error}")
    if event["n"] == 2:
        print("later", read)
    return False
