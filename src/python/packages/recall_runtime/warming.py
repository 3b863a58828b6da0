"""`warm`: what is built at first use is built before the memory snapshot is taken."""

import json
import random
import sys

from . import batch, detections, modules
from .connection import connect, disconnect
from .loading import load

_SOURCE = '''
import boto3
from boto3.dynamodb.conditions import Attr
from panther_detection_helpers.caching import get_counter, get_dictionary, increment_counter, put_string_set

def rule(event):
    boto3.resource("dynamodb").Table("panther-kv-store").scan(FilterExpression=Attr("a.b").size().gt(1) & Attr("c").exists())
    get_counter("key", force_ttl_check=True)
    put_string_set("key", ["member"], epoch_seconds=event.event_time_epoch() + 60)
    increment_counter("key")
    return bool(event.deep_get("client", "ip") and event.deep_walk("list", "name"))

def title(event):
    return f"Title of {event.get('CLIENT')}"

def severity(event):
    raise KeyError("severity")

def alert_context(event):
    print(get_dictionary("key"))
    return event
'''
_EVENT = '{"p_event_time": "2024-01-02 03:04:05.678", "client": {"ip": "192.0.2.1"}, "list": [{"name": "a"}]}'
_ANSWER = '{"Item":{"intCount":{"N":"1"},"expiresAt":{"N":"1"}},"Attributes":{"intCount":{"N":"1"}}}'
_REFUSAL = '{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"no"}'


def warm():
    """
    Run a small detection through everything: match, alert, requests, a refused one, and a traceback.

    Afterwards nothing is loaded and nothing is connected, as before.
    """
    random_state = random.getstate()
    refused = []

    def send(operation, body, file, line, helper):
        if "ConditionExpression" in body:
            refused.append(operation)
            return _REFUSAL
        return _ANSWER

    spec = {"id": "warm", "path": "rules/warm.py", "analysisType": "rule", "displayName": "", "severity": "INFO"}
    spec.update(description="", reference="", runbook="")
    broken = {**spec, "id": "broken", "path": "rules/broken.py"}
    connect(send, lambda seconds: None)
    plan = {
        "settings": {"seed": 0, "helpers": "1.0.2", "eventsInPutDictionary": "as documented"},
        "detections": [spec, broken],
        "helpers": [],
        "sources": {spec["path"]: _SOURCE, broken["path"]: "def rule(event)\n    return missing_colon"},
    }
    load(json.dumps(plan))
    batch.begin_event(_EVENT)
    result = json.loads(batch.run(0))
    modules.install([], {})
    detections.use([])
    batch.forget_event()
    disconnect()
    random.setstate(random_state)
    if result["error"] or not refused or not result["alert"]["problems"]:
        sys.stderr.write(f"recall_runtime.warm did not reach everything: {result}\n")
