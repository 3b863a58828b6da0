"""
Counters, string sets and dictionaries in the table that all detections share.

An item has the hash key `key` and the attributes `intCount` (number), `stringSet`, `dictionary` (JSON text) and
`expiresAt` (epoch seconds, the TTL); one key can hold all three kinds under one TTL. Time is the wall clock.

`epoch_seconds`, wherever it is taken, is made a moment so: text becomes a float, a float an int (a bad text and NaN
raise ValueError, infinity OverflowError); anything else that is no int (None, a timedelta, a Decimal) silently means
90 days from now; a small int counts from now (see Release.relative_below). So 0 means "expires now", not "never".

Writes of counters and sets make up to two requests. The first has the condition that the item is live
(`expiresAt >= now`), which a missing item or TTL does not meet; when it fails, the second is made without condition.

Reads ignore the TTL unless `force_ttl_check` is true: the table deletes expired items hours later. A forced read calls
an item expired from the second `expiresAt` on, while a write still calls it live in that second.

Requests that the table refuses raise botocore.exceptions.ClientError; values that DynamoDB cannot keep, TypeError.
"""

import time
from collections.abc import Mapping
from datetime import timedelta
from json import dumps as _dumps
from json import loads as _loads

from botocore.exceptions import ClientError
from panther_core.immutable import plain_content

from .kv import kv_table
from .releases import RELEASES

_COUNT = "intCount"
_SET = "stringSet"
_DICTIONARY = "dictionary"
_EXPIRES = "expiresAt"

DEFAULT_RELEASE = "1.0.2"
_NINETY_DAYS = 90 * 24 * 60 * 60
# Not a number of seconds, because 0.4.0 would take 90 days of them for a moment in 1970; unlike None it always sets a TTL.
_DEFAULT_TTL = timedelta(days=90)

_release = RELEASES[DEFAULT_RELEASE]
_plain_event = plain_content


def get_counter(key, force_ttl_check=False):
    """
    Return the counter as a Decimal, or the int 0 when there is none.

    One GetItem. With `force_ttl_check` an expired counter is 0 too.
    """
    response = kv_table().get_item(Key={"key": key}, ProjectionExpression="intCount, expiresAt")
    if force_ttl_check and ttl_expired(response):
        return 0
    return response.get("Item", {}).get(_COUNT, 0)


def increment_counter(key, val=1, epoch_seconds=_DEFAULT_TTL):
    """
    Add `val` to the counter, set its TTL, and return the count.

    One UpdateItem on a live item, which returns the new total as a Decimal. On a missing or expired item, or one
    without TTL, a second UpdateItem, after which `val` itself is returned. That second request starts the counter
    again (0.4.0), or adds to what is still stored and leaves out the TTL for `epoch_seconds=None` (1.0.2).
    """
    attributes = _write_if_live(key, "ADD", _COUNT, val, epoch_seconds)
    if attributes is not None:
        return attributes[_COUNT]
    _write_unconditionally(key, _COUNT, val, epoch_seconds)
    return val


def reset_counter(key):
    """Remove the count and return None; TTL and other attributes stay. One UpdateItem."""
    kv_table().update_item(Key={"key": key}, UpdateExpression=f"REMOVE {_COUNT}")


def set_key_expiration(key, epoch_seconds):
    """Set the TTL and return None; a missing item is created with nothing but its TTL. One UpdateItem."""
    kv_table().update_item(
        Key={"key": key},
        UpdateExpression=f"SET {_EXPIRES} = :expires",
        ExpressionAttributeValues={":expires": _expiry(epoch_seconds)},
    )


def put_dictionary(key, val, epoch_seconds=None):
    """
    Replace the whole item by a dictionary, kept as JSON text, with a TTL (None: 90 days). Returns None.

    One PutItem. Raises TypeError for what is no mapping, ValueError for what JSON cannot express.
    """
    if not isinstance(val, (dict, Mapping)):
        raise TypeError(f"panther_oss_helpers.put_dictionary: a dictionary is needed, not {type(val).__name__}")
    try:
        text = _dumps(val, default=_plain_event)
    except TypeError as error:
        raise ValueError(f"panther_oss_helpers.put_dictionary: the dictionary cannot become JSON: {error}") from error
    kv_table().put_item(Item={"key": key, _DICTIONARY: text, _EXPIRES: _expiry(epoch_seconds)})


def get_dictionary(key, force_ttl_check=False):
    """
    Return the dictionary, or `{}` when there is none (or, with `force_ttl_check`, when it expired).

    One GetItem of the whole item. Raises ValueError when what is stored is no JSON.
    """
    response = kv_table().get_item(Key={"key": key})
    text = response.get("Item", {}).get(_DICTIONARY)
    if not text or (force_ttl_check and ttl_expired(response)):
        return {}
    try:
        return _loads(text)
    except ValueError as error:
        raise ValueError(f"panther_oss_helpers.get_dictionary: the stored text is no JSON: {error}") from error


def get_string_set(key, force_ttl_check=False):
    """
    Return the set, or `set()` when there is none (or, with `force_ttl_check`, when it expired).

    One GetItem. A set of numbers comes back as Decimals.
    """
    response = kv_table().get_item(Key={"key": key}, ProjectionExpression="stringSet, expiresAt")
    if force_ttl_check and ttl_expired(response):
        return set()
    return response.get("Item", {}).get(_SET, set())


def put_string_set(key, val, epoch_seconds=None):
    """
    Replace the whole item by a set with a TTL (None: 90 days). Returns None.

    One PutItem; an empty `val` instead removes the set and keeps the rest of the item, with one UpdateItem. A str is
    taken as the set of its characters.
    """
    if not val:
        reset_string_set(key)
        return
    kv_table().put_item(Item={"key": key, _SET: set(val), _EXPIRES: _expiry(epoch_seconds)})


def add_to_string_set(key, val, epoch_seconds=_DEFAULT_TTL):
    """
    Add a str, or the members of an iterable, set the TTL, and return the full new set.

    One UpdateItem on a live item, otherwise a second one, which starts the set again (0.4.0), or merges with what is
    still stored and leaves out the TTL for `epoch_seconds=None` (1.0.2). Nothing to add: only a forced read.
    """
    members = {val} if isinstance(val, str) else set(val)
    if not members:
        return get_string_set(key, force_ttl_check=True)
    attributes = _write_if_live(key, "ADD", _SET, members, epoch_seconds)
    if attributes is None:
        attributes = _write_unconditionally(key, _SET, members, epoch_seconds)
    return attributes[_SET]


def remove_from_string_set(key, val, epoch_seconds=_DEFAULT_TTL):
    """
    Remove a str, or the members of an iterable, set the TTL, and return the remaining set.

    One UpdateItem on a live item (None means 90 days). On a missing or expired item, or one without TTL, a second
    UpdateItem removes the whole set. Nothing to remove: only a forced read.
    """
    members = {val} if isinstance(val, str) else set(val)
    if not members:
        return get_string_set(key, force_ttl_check=True)
    attributes = _write_if_live(key, "DELETE", _SET, members, epoch_seconds)
    if attributes is None:
        reset_string_set(key)
        return set()
    return attributes.get(_SET, set())


def reset_string_set(key):
    """Remove the set and return None; TTL and other attributes stay. One UpdateItem."""
    kv_table().update_item(Key={"key": key}, UpdateExpression=f"REMOVE {_SET}")


def evaluate_threshold(key, threshold=10, expiry_seconds=3600):
    """
    Count one, and return whether the threshold is reached; then the counter is reset.

    Every call sets the TTL anew, so the counter lives until `expiry_seconds` pass without a call.
    """
    if increment_counter(key, 1, expiry_seconds) >= threshold:
        reset_counter(key)
        return True
    return False


def check_account_age(key):
    """Return whether the key, a non-empty str, has a string set that has not expired: then the account is new."""
    if isinstance(key, str) and key != "":
        return bool(get_string_set(key, force_ttl_check=True))
    return False


def ttl_expired(response):
    """Return something true when the item of a GetItem answer has expired (`expiresAt` <= now)."""
    expires = response.get("Item", {}).get(_EXPIRES, 0)
    return expires and expires <= time.time()


def _expiry(epoch_seconds):
    """Return the moment that an `epoch_seconds` means, as the module's docstring says."""
    if isinstance(epoch_seconds, str):
        epoch_seconds = float(epoch_seconds)
    if isinstance(epoch_seconds, float):
        epoch_seconds = int(epoch_seconds)
    if not isinstance(epoch_seconds, int):
        return int(time.time()) + _NINETY_DAYS
    if epoch_seconds < _release.relative_below:
        return int(time.time()) + epoch_seconds
    return epoch_seconds


def _write_if_live(key, action, attribute, value, epoch_seconds):
    """Make the first request of a write: `action` is ADD or DELETE. Return the new attributes, None if not live."""
    try:
        response = kv_table().update_item(
            Key={"key": key},
            UpdateExpression=f"{action} {attribute} :val SET {_EXPIRES} = :expires",
            ConditionExpression=f"{_EXPIRES} >= :now",
            ExpressionAttributeValues={":val": value, ":expires": _expiry(epoch_seconds), ":now": int(time.time())},
            ReturnValues="UPDATED_NEW",
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        return None
    return response["Attributes"]


def _write_unconditionally(key, attribute, value, epoch_seconds):
    """Make the second request of a write, for an item that is not live, and return the new attributes."""
    values = {":val": value}
    sets_ttl = epoch_seconds is not None or not _release.none_sets_no_ttl
    if sets_ttl:
        values[":expires"] = _expiry(epoch_seconds)
    if _release.restarts_expired:
        expression = f"SET {attribute} = :val, {_EXPIRES} = :expires"
    elif sets_ttl:
        expression = f"ADD {attribute} :val SET {_EXPIRES} = :expires"
    else:
        expression = f"ADD {attribute} :val"
    response = kv_table().update_item(
        Key={"key": key}, UpdateExpression=expression, ExpressionAttributeValues=values, ReturnValues="UPDATED_NEW"
    )
    return response["Attributes"]


def _choose(version, events_as_documented):
    """
    Behave as a release, and say what put_dictionary does with an event: store its plain content as the product's
    documentation promises, or refuse it as release 1.0.2 does.
    """
    global _release, _plain_event
    _release = RELEASES[version]
    _plain_event = plain_content if events_as_documented else None
