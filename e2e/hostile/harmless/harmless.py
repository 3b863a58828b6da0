"""Uses what attacks would like to have changed: helpers, boto3, the standard library, the clock and randomness."""
import base64
import datetime
import hashlib
import json
import os
import random
import re
import time
import uuid

import boto3
from panther_detection_helpers import caching

TABLE = boto3.resource("dynamodb").Table("panther-kv-store")
loaded = sorted(name for name in vars(json) if not name.startswith("_"))


def rule(event):
    user = event.get("user")
    key = f"failures:{user}"
    count = caching.increment_counter(key, 1, epoch_seconds=event.event_time_epoch() + 120)
    caching.add_to_string_set(f"addresses:{user}", [event.get("address"), hashlib.sha256(user.encode()).hexdigest()[:8]])
    known = caching.get_dictionary("last") or {}
    caching.put_dictionary("last", {"user": user, "before": known.get("user"), "id": str(uuid.uuid4())})
    if count == 3:
        caching.reset_counter(key)
        TABLE.put_item(Item={"key": f"note:{user}", "intCount": len(loaded), "drawn": random.randrange(10**9)})
    print(user, count, sorted(caching.get_string_set(f"addresses:{user}")), time.time(), datetime.datetime.now().isoformat())
    print(base64.b64encode(os.urandom(6)).decode(), re.sub(r"\d+", "#", event.get("address")), sorted(os.environ), os.getcwd())
    return count == 3 or {}[user]


def title(event):
    return f"{event.get('user')} failed three times"


def dedup(event):
    return event.get("user")


def alert_context(event):
    return {"event": json.loads(json.dumps(event.to_dict())), "items": TABLE.scan()["Count"]}
