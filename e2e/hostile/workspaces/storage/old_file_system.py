# Tries the browser's older file system, synchronously and not.
# Sees: sync: AttributeError.*url: AttributeError.*later: .*AttributeError
import js
from pyodide.ffi import create_proxy

outcomes = []
opened = create_proxy(lambda *found: outcomes.append("opened"))
failed = create_proxy(lambda error: outcomes.append(str(error)))


def rule(event):
    if event["n"] == 0:
        for name, way in (
            ("sync", lambda: js.webkitRequestFileSystemSync(js.PERSISTENT, 1024)),
            ("url", lambda: js.webkitResolveLocalFileSystemSyncURL("filesystem:http://site/persistent/private")),
        ):
            try:
                print(f"{name}: {way()}")
            except BaseException as error:
                print(f"{name}: {type(error).__name__}")
        try:
            js.webkitRequestFileSystem(js.TEMPORARY, 1024, opened, failed)
        except BaseException as error:
            outcomes.append(f"{type(error).__name__}")
    if event["n"] == 2:
        print("later:", outcomes)
    return False
