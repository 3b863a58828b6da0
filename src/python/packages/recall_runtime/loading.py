"""`load`: settings and modules of a run."""

import json
import random

import panther_detection_helpers
import panther_oss_helpers
from panther_detection_helpers import caching
from panther_detection_helpers.kv import forget_table

from . import batch, builtin_guard, data_models, detections, line_watch, modules
from .connection import tell_begin
from .errors import MissingFunctionError, describe
from .functions import know_destinations
from .guards import after_module
from .output import capture, release, take

_decode = json.JSONDecoder().decode
_encode = json.JSONEncoder().encode


def load(plan_json):
    """
    Take `{"settings", "detections", "helpers", "dataModels", "libraries", "sources", "skip"}` of a RunPlan and execute each detection's module.

    With `"coverage"` true, the lines that are reached are noted (line_watch.take).
    The module's `__name__` is the detection's ID. `"skip"` has the numbers of detections whose module is left alone; they
    cannot be run. Whatever a module raises is a setup error of that detection alone, which then never runs.

    Returns `{"setupErrors": [{"detection", "error", "stdout"}], "output": [{"detection", "stdout"}]}`; `output` is what
    modules printed that did load.
    """
    plan = _decode(plan_json)
    settings = plan["settings"]
    builtin_guard.remember()
    random.seed(settings["seed"])
    _choose_helpers(settings)
    line_watch.choose(plan.get("coverage") is True)
    modules.install(plan["helpers"], plan["sources"], plan.get("libraries") or ())
    data_models.use(plan.get("dataModels") or (), plan["sources"])
    loaded = []
    setup_errors = []
    printed = []
    skip = plan.get("skip", ())
    for index, spec in enumerate(plan["detections"]):
        detection = detections.Detection(spec)
        loaded.append(detection)
        if index in skip:
            continue
        tell_begin(index)
        try:
            capture()
            error = detection.setup_error = _set_up(detection, plan["sources"])
        finally:
            release()
        builtin_guard.restore()
        modules.restore()
        stdout = take()
        if error is not None:
            setup_errors.append({"detection": spec["id"], "error": error, "stdout": stdout})
        elif stdout:
            printed.append({"detection": spec["id"], "stdout": stdout})
    detections.use(loaded)
    batch.forget_event()
    return _encode({"setupErrors": setup_errors, "output": printed})


def _choose_helpers(settings):
    events_as_documented = settings["eventsInPutDictionary"] == "as documented"
    caching._choose(settings["helpers"], events_as_documented)
    panther_oss_helpers._choose(events_as_documented)
    panther_detection_helpers.__version__ = settings["helpers"]
    forget_table()
    know_destinations(settings.get("knownDestinations") or ())


def _set_up(detection, sources):
    """Execute the detection's module. Return None, or the PythonError of what went wrong."""
    path = detection.path
    try:
        module = modules.new_module(detection.id, path)
        try:
            modules.execute(sources[path], path, module)
        finally:
            after_module()
        detection.bind(module.__dict__)
    except MissingFunctionError as error:
        return {**describe(error, "import"), "file": path}
    except BaseException as error:  # SystemExit too is an error of this detection
        return describe(error, "import")
    return None
