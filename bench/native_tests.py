"""
Runs the unit tests of a generated repository under the machine's own Python, through the same packages that the browser runs.

    python3 native_tests.py WORK.json PACKAGES

WORK.json has `{"modules": what recall_runtime.load takes, "tests": [[detection, test as recall_runtime.run_test takes it]]}`. Prints
`{"version", "load", "run", "all", "given"}` as JSON: seconds of the processor for executing the modules, for the tests, and for all of it
from the start of Python on; and what each test gave (`passed`, `failed`, `error`). What detections ask of the table is answered by a stand-in that costs next to nothing.
"""

import json
import platform
import sys
import time
from unittest.mock import MagicMock

REFUSAL = '{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"no"}'


def answer(operation, body, file, line, helper):
    """Answer a request of a counter in a table that is empty."""
    return REFUSAL if "ConditionExpression" in body else '{"Attributes":{"intCount":{"N":"1"}}}'


def main(work_path, packages):
    """Run the tests and print what they took and gave."""
    sys.path.insert(0, packages)
    if not hasattr(sys, "monitoring"):
        # Of Python 3.12 and later. The packages bind it when they are imported, and use it for coverage alone, which is not asked for here.
        sys.monitoring = MagicMock()
    import recall_runtime

    with open(work_path, encoding="utf-8") as file:
        work = json.load(file)
    modules = json.dumps(work["modules"])
    recall_runtime.connect(answer, lambda seconds: None)
    began = time.process_time()
    recall_runtime.load(modules)
    loaded = time.process_time()
    results = [recall_runtime.run_test(detection, test) for detection, test in work["tests"]]
    ended = time.process_time()
    given = [outcome(json.loads(result)) for result in results]
    print(json.dumps({"version": platform.python_version(), "load": loaded - began, "run": ended - loaded, "all": time.process_time(), "given": given}))


def outcome(result):
    """Return a test's result in one word."""
    return "passed" if result["passed"] else "failed" if result["error"] is None else "error"


main(*sys.argv[1:])
