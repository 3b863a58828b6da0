"""
The one way from Python to the table: `send(operation, body)`, DynamoDB JSON in, DynamoDB JSON out, synchronous.

Whoever hosts Python sets it with `connect`. Encoder and decoder are made once: building them costs more than a small
request does.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from json.encoder import c_make_encoder, encode_basestring

_raw_decode = json.JSONDecoder().raw_decode
_ERROR_START = '{"__type"'


def _encode_other(value):
    if isinstance(value, (bytes, bytearray)):
        return b64encode(value).decode("ascii")
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


# Arguments: no markers for cycles (typed values are trees already), default, string encoder, no indent, separators,
# keys unsorted, none skipped, no NaN.
_encode_chunks = c_make_encoder(None, _encode_other, encode_basestring, None, ":", ",", False, False, False)


def _unconnected(operation, body):
    raise RuntimeError("The table is not connected: requests can be sent during a run only.")


_send = _unconnected


def connect(send):
    """Set the function that carries requests: `send(operation: str, body: str) -> str`. None disconnects."""
    global _send
    _send = send or _unconnected


def encode(value):
    """Return JSON text of typed values; bytes become base64 text."""
    return "".join(_encode_chunks(value, 0))


def request(operation, body):
    """
    Send one request and return `(answer, is_error)`.

    Binary values are bytes on this side and base64 text on the wire. An error is an answer with `__type` (e.g.
    `com.amazonaws.dynamodb.v20120810#ValidationException`) and `message`.
    """
    text = _send(operation, body)
    answer = _raw_decode(text)[0]
    if '"B' in text:
        answer = _with_bytes(answer)
    return answer, text.startswith(_ERROR_START)


def _with_bytes(value):
    """Return the answer with the base64 text of its typed values B and BS as bytes."""
    if isinstance(value, list):
        return [_with_bytes(member) for member in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((kind, content),) = value.items()
        if kind == "B" and isinstance(content, str):
            return {kind: b64decode(content)}
        if kind == "BS" and isinstance(content, list):
            return {kind: [b64decode(member) for member in content]}
    return {name: _with_bytes(member) for name, member in value.items()}
