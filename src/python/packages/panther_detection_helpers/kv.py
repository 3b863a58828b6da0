"""The table that all detections share."""

import os

import boto3

_table = None


def kv_table():
    """Return the boto3 Table that the helpers use: `panther-kv-store`, or what KV_STORE_TABLE_NAME names at first use."""
    global _table
    if _table is None:
        _table = boto3.resource("dynamodb").Table(os.environ.get("KV_STORE_TABLE_NAME", "panther-kv-store"))
    return _table


def forget_table():
    """Let the next kv_table() read the environment again."""
    global _table
    _table = None
