"""
Executes one step of a test vector of the caching helpers (golden-vectors.json) inside an ordinary detection.

A step is an event: `{"p_event_time", "step": {"module", "start", "call", "args", "kwargs"} or {…, "python": expression}}`.
The expression sees the module's functions, `T` (the vector's start in epoch seconds), `event` (the event itself),
`Decimal`, `datetime`, `timedelta`, and `kv_table`.
"""

import importlib
import json
from collections.abc import Mapping, Set
from datetime import datetime, timedelta
from decimal import Decimal

from panther_detection_helpers.kv import kv_table


def run_step(event):
    """
    Return JSON text: `{"returns": value}` or `{"raises": {"type", "message"}}`.

    Values are tagged where JSON has no type of its own: `{"int": 1}`, `{"Decimal": "1"}`, `{"float": "1.5"}`,
    `{"set": [members, sorted]}`, `{"dict": {…}}`; text, true, false, null and lists stand for themselves.
    """
    step = event.to_dict()["step"]
    module = importlib.import_module(step["module"])
    try:
        if "python" in step:
            value = eval(step["python"], _namespace(module, step, event))
        else:
            value = getattr(module, step["call"])(*step.get("args", ()), **step.get("kwargs", {}))
    except Exception as error:
        return json.dumps({"raises": {"type": type(error).__name__, "message": str(error)}})
    return json.dumps({"returns": tagged(value)})


def _namespace(module, step, event):
    return {
        **vars(module),
        "T": step["start"],
        "event": event,
        "Decimal": Decimal,
        "datetime": datetime,
        "timedelta": timedelta,
        "kv_table": kv_table,
    }


def tagged(value):
    """Return the value as JSON data with tags, as run_step describes. Raises TypeError for other types."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float, Decimal)):
        return {type(value).__name__: value if isinstance(value, int) else str(value)}
    if isinstance(value, Set):
        return {"set": sorted((tagged(member) for member in value), key=json.dumps)}
    if isinstance(value, Mapping):
        return {"dict": {name: tagged(member) for name, member in value.items()}}
    if isinstance(value, (list, tuple)):
        return [tagged(member) for member in value]
    raise TypeError(f"a value of type {type(value).__name__} has no tag")
