# Tries threads, processes and executors.
# Sees: thread: RuntimeError.*fork: .*pool: 
import os
import threading
from concurrent.futures import ThreadPoolExecutor


def rule(event):
    ways = {
        "thread": lambda: threading.Thread(target=print).start(),
        "fork": lambda: os.fork(),
        "pool": lambda: ThreadPoolExecutor().submit(print).result(),
        "process": lambda: os.system("curl http://canary/process/threads"),
    }
    for name, way in ways.items():
        try:
            print(f"{name}: {way()}")
        except BaseException as error:
            print(f"{name}: {type(error).__name__}")
    return False
