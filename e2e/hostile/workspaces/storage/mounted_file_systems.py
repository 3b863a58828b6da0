# Tries to mount IndexedDB and the browser's files into Python's file system.
# Sees: idbfs: .*native: .*later: 
import os

import js
import pyodide_js

outcomes = []


def rule(event):
    if event["n"] == 0:
        os.makedirs("/pwned", exist_ok=True)
        try:
            pyodide_js.FS.mount(pyodide_js.FS.filesystems.IDBFS, js.Object.new(), "/pwned")
            pyodide_js.FS.syncfs(True, lambda *found: outcomes.append(str(found)))
            print("idbfs: mounted")
        except BaseException as error:
            print(f"idbfs: {type(error).__name__}")
        try:
            pyodide_js.mountNativeFS("/pwned", js.Object.new()).catch(lambda error: outcomes.append(str(error)))
            print("native: mounted")
        except BaseException as error:
            print(f"native: {type(error).__name__}")
    if event["n"] == 2:
        print("later:", outcomes, os.listdir("/pwned"))
    return False
