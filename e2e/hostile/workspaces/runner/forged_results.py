# Tries to answer for the runner, with a result that is no result.
# Sees: PythonCrashed|ended
import recall_runtime.batch
import recall_runtime.detections


def rule(event):
    recall_runtime.detections.Detection.no_match = "{}"
    recall_runtime.batch._result = lambda *rest: '{"output": "<b>", "error": {"__proto__": 1}, "alert": [], "stdout": 5}'
    print("forged")
    return False
