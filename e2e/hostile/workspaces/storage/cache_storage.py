# Tries to read what the site keeps in Cache Storage.
# Sees: at first AttributeError: caches.*later nothing
import js
from pyodide.ffi import create_proxy

read = "nothing"


def keep(text):
    global read
    read = text


def rule(event):
    if event["n"] == 0:
        try:
            js.caches.match("http://site/private").then(create_proxy(lambda found: found.text().then(create_proxy(keep))))
        except AttributeError as error:
            print(f"at first AttributeError: {error}")
    if event["n"] == 2:
        print("later", read)
    return False
