"""Running detections on an event as production does: other functions only on a match, their errors swallowed."""

import json

from panther_core.enriched_event import PantherEvent
from panther_core.immutable import take_raw_note

from . import detections
from .alert import alert_fields
from .builtin_guard import restore
from .data_models import model_for
from .errors import defined_at, describe, wrong_return_type
from .guards import after_detection, after_function
from .modules import restore as restore_modules
from .output import capture, release, take

_decode = json.JSONDecoder().decode
_encode = json.JSONEncoder().encode
_deep_copy = PantherEvent.to_dict
_event = PantherEvent({})
_event_json = "{}"
_event_error = None


def forget_event():
    """Drop the event that `begin_event` took."""
    global _event, _event_error
    _event = PantherEvent({})
    _event_error = None


def begin_event(event_json):
    """
    Take the event, the text of a JSON object, that the following calls of `run` are about.

    Python does not read every JSON text, for instance no integer of more than 4,300 digits. That is then the error of
    every detection that is run on the event.
    """
    global _event, _event_error, _event_json
    restore()
    take_raw_note()
    _event_json = event_json
    try:
        _event = _event_of(event_json)
        _event_error = None
    except Exception as error:
        _event = PantherEvent({})
        _event_error = describe(ValueError(f"Python cannot read this event. {error}"), "event")


def _event_of(event_json):
    event = _decode(event_json)
    return PantherEvent(event, model_for(event))


def run(detection_index):
    """
    Run one detection on the current event and return its DetectionResult (src/trace/trace-types.ts) as JSON.

    Whatever user code raises or leaves behind is the detection's error. Raises LookupError for a detection that did not
    load.
    """
    global _event
    detection = detections.at(detection_index)
    function = detection.function
    if function is None:
        raise LookupError(f"detection {detection.id!r} was not loaded")
    if _event_error is not None:
        return _result(None, _event_error, None)
    capture()
    try:
        if take_raw_note():  # the detection before may have changed the event
            _event = _event_of(_event_json)
        event = _deep_copy(_event) if detection.is_policy else _event
        if _event.data_model is not None and not detection.takes_model and not detection.is_policy:
            event = PantherEvent(_event._container)
        try:
            returned = function(event)
        finally:
            after_function()
        if returned is True or returned is False:
            if returned is not detection.alerts_on:
                stdout = take()
                return detection.no_match if stdout == "" else _result(returned, None, None, stdout)
            restore()
            fields = alert_fields(detection, event)
            after_function()
            return _result(returned, None, fields, take())
        error = wrong_return_type(detection.id, detection.function_name, returned, "bool")
        place = defined_at(function, detection.path)
        return _failure(detection, {**describe(error, detection.function_name), **place})
    except BaseException as error:  # SystemExit, KeyboardInterrupt and RecursionError are errors of the detection
        restore()
        if isinstance(error, ImportError):  # looking at all modules after each call would take longer than most calls
            restore_modules()
        return _failure(detection, describe(error, detection.function_name))
    finally:
        after_detection()
        release()


def _failure(detection, error):
    after_function()  # what the error says of itself is user code too
    return _result(None, error, None, take())


def _result(output, error, alert, stdout=""):
    return _encode({"output": output, "error": error, "alert": alert, "stdout": stdout})
