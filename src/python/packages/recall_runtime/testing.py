"""
Running one unit test of a detection, as the vendor's command line and console do.

Unlike in production, the other functions are called whether the detection matches or not, and what they raise is
recorded. What counts of it is decided by what the test expects.
"""

import json

from panther_core.enriched_event import PantherEvent

from . import detections, line_watch
from .builtin_guard import restore
from .data_models import model_for
from .errors import defined_at, describe, safe_repr, wrong_return_type
from .functions import FUNCTIONS, ContextTooLargeError, call, defines
from .guards import after_function, after_test
from .mocks import mocked
from .modules import restore as restore_modules
from .output import capture, release, take
from .recording import recording

_decode = json.JSONDecoder().decode
_encode = json.JSONEncoder().encode


def run_test(index, test_json):
    """
    Run a test, `{"log": {…}, "mocks": [{"objectName", "returnValue"}], "expected": bool}`, of the plan's detection `index`.
    With `"record": true` the result has `"recorded"` too, what Recorder.told returns.

    Returns `{"output", "functions", "alerted", "passed", "error", "stdout"}` as JSON. `functions` has the output, as JSON
    text again, and the error of each function that the detection defines. `error` is the first that counts, null where
    none does: of the module, an event that cannot be read, a mock without a target, the main function, and, where the
    test expects an alert, any other function. A test that is not run has no functions.
    """
    detection = detections.at(index)
    restore()
    restore_modules()
    line_watch.begin()
    try:
        test = _decode(test_json)
        log = _event_of(detection, test["log"])
    except Exception as error:  # Python does not read every JSON text, for instance no integer of more than 4,300 digits
        return _unrun(describe(ValueError(f"Python cannot read this event. {error}"), "event"))
    if detection.function is None:
        return _unrun(detection.setup_error)
    capture()
    try:
        try:
            with mocked(detection, test["mocks"]):
                if test.get("record") is True:
                    with recording(detection, test["mocks"]) as recorder:
                        functions = _call_all(detection, log)
                    restore()
                    recorded = recorder.told()
                else:
                    functions = _call_all(detection, log)
                    recorded = None
        finally:
            after_test()
    except AttributeError as error:
        return _unrun(describe(error, "mocks"))
    finally:
        release()
    return _judged(detection, functions, test["expected"], recorded)


def _event_of(detection, log):
    """Return what the functions are given. Raises ValueError for a log that is no mapping."""
    if not isinstance(log, dict):
        raise ValueError("It must be a mapping.")
    if detection.is_policy:
        return log
    return PantherEvent(log, model_for(log) if detection.takes_model else None)


def _call_all(detection, event):
    """Return `{name: {"output", "error"}}` of the main function and all others that are defined, in production's order."""
    functions = {detection.function_name: _main(detection, event)}
    for name in FUNCTIONS:
        if defines(detection, name):
            functions[name] = _other(detection, name, event)
    return functions


def _main(detection, event):
    name = detection.function_name
    # A mock may stand in its place.
    function = detection.namespace.get(name)
    try:
        try:
            returned = function(event)
        finally:
            after_function()
        if returned is True or returned is False:
            return {"output": returned, "error": None}
        error = wrong_return_type(detection.id, name, returned, "bool")
        return {"output": None, "error": {**describe(error, name), **defined_at(function, detection.path)}}
    except BaseException as error:  # SystemExit, KeyboardInterrupt and RecursionError are errors of the detection
        restore()
        return {"output": None, "error": describe(error, name)}


def _other(detection, name, event):
    try:
        value = call(detection, name, event)
    except ContextTooLargeError as error:  # is replaced, as in production, and no error
        return {"output": {"_error": safe_repr(error)}, "error": None}
    except BaseException as error:
        restore()
        told = describe(error, name)
        return {"output": None, "error": {**told, "file": told["file"] or detection.path}}
    if name == "severity" and value == "DEFAULT":
        value = detection.spec["severity"].upper()
    if name == "dedup" and value == "":
        value = f"defaultDedupString:{detection.id}"
    return {"output": value, "error": None}


def _judged(detection, functions, expected, recorded):
    """
    Return the test's result.

    A test that expects an alert passes where there is one and no function failed, any other where the output is what it
    expects: what the other functions did is of no matter then.
    """
    main = functions[detection.function_name]
    alerted = main["output"] is detection.alerts_on
    if expected is detection.alerts_on:
        error = next((told["error"] for told in functions.values() if told["error"]), None)
        passed = alerted and error is None
    else:
        error = main["error"]
        passed = main["output"] is expected
    return _result(main["output"], functions, alerted, passed, error, recorded)


def _unrun(error):
    return _result(None, {}, False, False, error)


def _result(output, functions, alerted, passed, error, recorded=None):
    # JavaScript would round large integers when it reads them: it passes the text on.
    texts = {name: {"output": _encode(one["output"]), "error": one["error"]} for name, one in functions.items()}
    told = {"output": output, "functions": texts, "alerted": alerted, "passed": passed, "error": error}
    if recorded is not None:
        told["recorded"] = recorded
    return _encode({**told, "stdout": take()})
