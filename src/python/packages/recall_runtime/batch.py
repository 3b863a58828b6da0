"""Running detections on an event as production does: other functions only on a match, their errors swallowed."""

import json

from panther_core.enriched_event import PantherEvent

from . import builtin_guard
from .alert import alert_fields
from .errors import MissingFunctionError, describe, wrong_return_type
from .output import capture, release

_decode = json.JSONDecoder().decode
_encode = json.JSONEncoder().encode
_deep_copy = PantherEvent.to_dict
_NO_MATCH = '{"output":false,"error":null,"alert":null,"stdout":""}'
_NO_MATCH_POLICY = '{"output":true,"error":null,"alert":null,"stdout":""}'


class Detection:
    """A detection of the run: its spec, what it prints, and, once loaded, its module's namespace and main function."""

    __slots__ = ("alerts_on", "function", "id", "is_policy", "namespace", "no_match", "output", "path", "spec")

    def __init__(self, spec, output):
        self.spec = spec
        self.id = spec["id"]
        self.path = spec["path"]
        self.is_policy = spec["analysisType"] == "policy"
        self.alerts_on = not self.is_policy
        self.no_match = _NO_MATCH_POLICY if self.is_policy else _NO_MATCH
        self.output = output
        self.namespace = None
        self.function = None

    @property
    def function_name(self):
        """The main function's name: `rule`, for a policy `policy`."""
        return "policy" if self.is_policy else "rule"

    def bind(self, namespace):
        """Take the functions of an executed module. Raises MissingFunctionError without the main one."""
        function = namespace.get(self.function_name)
        if not callable(function):
            raise MissingFunctionError(f"detection {self.id!r} needs a function {self.function_name}")
        self.namespace = namespace
        self.function = function


_detections = []
_event = PantherEvent({})


def use(detections):
    """Set the detections that `run` numbers, in the plan's order."""
    global _detections, _event
    _detections = detections
    _event = PantherEvent({})


def begin_event(event_json):
    """Take the event, the text of a JSON object, that the following calls of `run` are about."""
    global _event
    builtin_guard.restore()
    _event = PantherEvent(_decode(event_json))


def run(detection_index):
    """Run one detection on the current event and return its DetectionResult (src/trace/trace-types.ts) as JSON."""
    detection = _detections[detection_index]
    output = detection.output
    function = detection.function
    if function is None:
        raise LookupError(f"detection {detection.id!r} was not loaded")
    event = _deep_copy(_event) if detection.is_policy else _event
    capture(output)
    try:
        try:
            returned = function(event)
        except BaseException as error:  # SystemExit, KeyboardInterrupt and RecursionError are errors of the detection
            builtin_guard.restore()
            return _result(None, describe(error, detection.function_name), None, output)
        if returned is not True and returned is not False:
            builtin_guard.restore()
            error = wrong_return_type(detection.id, detection.function_name, returned, "bool")
            return _result(None, {**describe(error, detection.function_name), "file": detection.path}, None, output)
        if returned is not detection.alerts_on:
            stdout = output.take()
            return _result(returned, None, None, stdout) if stdout else detection.no_match
        builtin_guard.restore()
        return _result(returned, None, alert_fields(detection, event), output)
    finally:
        release()


def _result(output, error, alert, printed):
    stdout = printed if isinstance(printed, str) else printed.take()
    return _encode({"output": output, "error": error, "alert": alert, "stdout": stdout})
