"""
The older caching helpers, as the older documentation page describes them: the state of mid-2023.

What differs from panther_detection_helpers.caching:

* No TTL unless `set_key_expiration` sets one (or `epoch_seconds` is given to put_dictionary or put_string_set, which
  then make a second request). Writes are single and have no condition.
* `set_key_expiration` accepts text and floats, ignores other types without a request, and takes less than 604,801
  (a week) as seconds from now.
* `increment_counter` always returns the stored total; `reset_counter` replaces the whole item by a count of 0, TTL and
  other attributes included.
* `evaluate_threshold` sets the TTL at the first count only, so its window is fixed.
* Dictionaries that cannot be stored or read raise a plain Exception.

Reads, `force_ttl_check`, `reset_string_set` and the attributes of an item are the same.
"""

import time
from collections.abc import Mapping
from json import dumps as _dumps
from json import loads as _loads

from panther_core.immutable import plain_content
from panther_detection_helpers.caching import (
    check_account_age,
    get_counter,
    get_string_set,
    reset_string_set,
    ttl_expired,
)
from panther_detection_helpers.kv import kv_table

__all__ = [
    "add_to_string_set",
    "check_account_age",
    "evaluate_threshold",
    "get_counter",
    "get_dictionary",
    "get_string_set",
    "increment_counter",
    "kv_table",
    "put_dictionary",
    "put_string_set",
    "remove_from_string_set",
    "reset_counter",
    "reset_string_set",
    "set_key_expiration",
    "ttl_expired",
]

_COUNT = "intCount"
_SET = "stringSet"
_DICTIONARY = "dictionary"
_EXPIRES = "expiresAt"
_RELATIVE_BELOW = 604_801

_plain_event = plain_content


def increment_counter(key, val=1):
    """Add `val` to the counter and return the new total as a Decimal. One UpdateItem; the TTL stays as it is."""
    response = kv_table().update_item(
        Key={"key": key},
        UpdateExpression=f"ADD {_COUNT} :val",
        ExpressionAttributeValues={":val": val},
        ReturnValues="UPDATED_NEW",
    )
    return response["Attributes"][_COUNT]


def reset_counter(key):
    """Replace the whole item by a count of 0. One PutItem."""
    kv_table().put_item(Item={"key": key, _COUNT: 0})


def set_key_expiration(key, epoch_seconds):
    """
    Set the TTL: an int, a float or the text of one, in epoch seconds, or below 604,801 in seconds from now.

    One UpdateItem; other types are ignored without a request. Raises ValueError for text that is no number.
    """
    if isinstance(epoch_seconds, str):
        epoch_seconds = float(epoch_seconds)
    if isinstance(epoch_seconds, float):
        epoch_seconds = int(epoch_seconds)
    if not isinstance(epoch_seconds, int):
        return
    if epoch_seconds < _RELATIVE_BELOW:
        epoch_seconds += int(time.time())
    kv_table().update_item(
        Key={"key": key},
        UpdateExpression=f"SET {_EXPIRES} = :expires",
        ExpressionAttributeValues={":expires": epoch_seconds},
    )


def put_dictionary(key, val, epoch_seconds=None):
    """Replace the whole item by a dictionary, kept as JSON text. One PutItem. Raises Exception when it cannot be kept."""
    if not isinstance(val, (dict, Mapping)):
        raise Exception(f"panther_oss_helpers.put_dictionary: a dictionary is needed, not {type(val).__name__}")
    try:
        text = _dumps(val, default=_plain_event)
    except TypeError as error:
        raise Exception(f"panther_oss_helpers.put_dictionary: the dictionary cannot become JSON: {error}") from error
    kv_table().put_item(Item={"key": key, _DICTIONARY: text})
    if epoch_seconds:
        set_key_expiration(key, epoch_seconds)


def get_dictionary(key, force_ttl_check=False):
    """Return the dictionary, or `{}` when there is none. One GetItem. Raises Exception when what is stored is no JSON."""
    response = kv_table().get_item(Key={"key": key})
    text = response.get("Item", {}).get(_DICTIONARY)
    if not text or (force_ttl_check and ttl_expired(response)):
        return {}
    try:
        return _loads(text)
    except ValueError as error:
        raise Exception(f"panther_oss_helpers.get_dictionary: the stored text is no JSON: {error}") from error


def put_string_set(key, val, epoch_seconds=None):
    """Replace the whole item by a set; an empty one is removed instead. One PutItem or UpdateItem."""
    if not val:
        reset_string_set(key)
        return
    kv_table().put_item(Item={"key": key, _SET: set(val)})
    if epoch_seconds:
        set_key_expiration(key, epoch_seconds)


def add_to_string_set(key, val):
    """Add a str, or the members of an iterable, and return the full new set. One UpdateItem, or a read for nothing."""
    members = {val} if isinstance(val, str) else set(val)
    if not members:
        return get_string_set(key)
    response = kv_table().update_item(
        Key={"key": key},
        UpdateExpression=f"ADD {_SET} :val",
        ExpressionAttributeValues={":val": members},
        ReturnValues="UPDATED_NEW",
    )
    return response["Attributes"][_SET]


def remove_from_string_set(key, val):
    """Remove a str, or the members of an iterable, and return the remaining set. One UpdateItem, or a read."""
    members = {val} if isinstance(val, str) else set(val)
    if not members:
        return get_string_set(key)
    response = kv_table().update_item(
        Key={"key": key},
        UpdateExpression=f"DELETE {_SET} :val",
        ExpressionAttributeValues={":val": members},
        ReturnValues="UPDATED_NEW",
    )
    return response.get("Attributes", {}).get(_SET, set())


def evaluate_threshold(key, threshold=10, expiry_seconds=3600):
    """Count one and return whether the threshold is reached; then the counter is reset. The first count sets the TTL."""
    count = increment_counter(key)
    if count == 1:
        set_key_expiration(key, int(time.time()) + expiry_seconds)
    elif count >= threshold:
        reset_counter(key)
        return True
    return False


def _choose(events_as_documented):
    """Say whether put_dictionary stores an event's plain content or refuses events."""
    global _plain_event
    _plain_event = plain_content if events_as_documented else None
