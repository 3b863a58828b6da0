"""
The short way from a table's parameters to a request body.

Most requests have nothing but plain str, int, bool and dict parameters. Their body is written straight to JSON text,
which takes a fraction of the time of serializing to typed dictionaries, checking these and encoding them.
"""

from decimal import Decimal
from json.encoder import encode_basestring

from .dynamodb.types import TypeSerializer, number_text
from .parameters import PARAMETERS, REQUIRED
from .wire import encode

_serialize = TypeSerializer().serialize
_TYPED_MAPS = frozenset({"Key", "Item", "ExpressionAttributeValues", "ExclusiveStartKey"})


def fast_body(operation, table_name, parameters):
    """
    Return the body's JSON text, or None where the parameters are anything but plain, missing ones included.

    Raises what the serializer raises for values that DynamoDB cannot keep.
    """
    writers = _WRITERS[operation]
    for name in _REQUIRED[operation]:
        if name not in parameters:
            return None
    text = f'{{"TableName":{encode_basestring(table_name)}'
    for name, value in parameters.items():
        writer = writers.get((name, type(value)))
        if writer is None:
            return None
        written = writer(value)
        if written is None:
            return None
        text += f',"{name}":{written}'
    return text + "}"


def _typed_map(values):
    """Return the text of a dict of Python values as typed values, or None for a name that is no str."""
    members = []
    for name, value in values.items():
        if type(name) is not str:
            return None
        kind = type(value)
        if kind is str:
            members.append(f'{encode_basestring(name)}:{{"S":{encode_basestring(value)}}}')
        elif kind is int or kind is Decimal:
            members.append(f'{encode_basestring(name)}:{{"N":"{number_text(value)}"}}')
        else:
            members.append(f"{encode_basestring(name)}:{encode(_serialize(value))}")
    return "{" + ",".join(members) + "}"


def _flag(value):
    return "true" if value else "false"


def _names(values):
    """Return the text of a dict of texts, or None for anything else."""
    for name, value in values.items():
        if type(name) is not str or type(value) is not str:
            return None
    return encode(values)


_REQUIRED = {operation: names[1:] for operation, names in REQUIRED.items()}
_WRITERS = {
    operation: {
        (name, kind): writer
        for name, expected in known.items()
        if name != "TableName"
        for kind, writer in {
            str: encode_basestring,
            bool: _flag,
            int: str,
            dict: _typed_map if name in _TYPED_MAPS else _names if name == "ExpressionAttributeNames" else None,
        }.items()
        if kind in expected and writer is not None
    }
    for operation, known in PARAMETERS.items()
}
