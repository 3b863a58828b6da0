"""Copies of an event, and its JSON."""

import json

from panther_core import PantherEvent
from quirk_checks import raises


def to_dict(event):
    for copied in (event.to_dict(), event.copy()):
        copied["a"]["b"].append(2)
        copied["more"] = 1
    return type(copied) is dict and event["a"]["b"] == [1] and "more" not in event


def json_needs_the_encoder(event):
    return raises(TypeError, json.dumps, event) and raises(TypeError, json.dumps, {"part": event["a"]})


def json_with_the_encoder(event):
    return json.dumps(event["a"], default=PantherEvent.json_encoder) == '{"b": [1]}'


def constructor_copies_the_top_level(event):
    inner = {"n": 1}
    source = {"inner": inner, "top": 1}
    made = PantherEvent(source)
    source["top"] = 2
    inner["n"] = 2
    return made["top"] == 1 and made["inner"]["n"] == 2


def text_shows_the_class(event):
    return str(event["a"]["b"]) == "ImmutableList((1,))" and str(event["a"]).startswith("ImmutableCaseInsensitiveDict(")


def rule(event):
    return globals()[event["case"]](event)
