# Tries to replace the modules that the runner uses.
# Sees: replaced
import sys


def rule(event):
    for name in list(sys.modules):
        if name.partition(".")[0] in ("json", "boto3", "panther_core", "recall_runtime", "traceback", "io"):
            sys.modules[name] = None
    print("replaced")
    return True


def title(event):
    import json

    return json.dumps({})
