"""Which parameters each operation takes, and the checks that are made before anything is sent."""

from collections.abc import Mapping

from botocore.exceptions import ParamValidationError

_TEXT = (str,)
_FLAG = (bool,)
_NUMBER = (int,)
_LIST = (list, tuple)
_MAP = (dict, Mapping)  # dict first: it is nearly always one, and that check is cheap

_RETURNS = {"ReturnConsumedCapacity": _TEXT, "ReturnItemCollectionMetrics": _TEXT}
_NAMES = {"ExpressionAttributeNames": _MAP}
_NAMES_AND_VALUES = {**_NAMES, "ExpressionAttributeValues": _MAP}
_WRITE = {
    "ConditionExpression": _TEXT,
    **_NAMES_AND_VALUES,
    **_RETURNS,
    "ReturnValues": _TEXT,
    "ReturnValuesOnConditionCheckFailure": _TEXT,
    "Expected": _MAP,
    "ConditionalOperator": _TEXT,
}
_READ_MANY = {
    "ProjectionExpression": _TEXT,
    "FilterExpression": _TEXT,
    **_NAMES_AND_VALUES,
    "ReturnConsumedCapacity": _TEXT,
    "ConsistentRead": _FLAG,
    "ExclusiveStartKey": _MAP,
    "Limit": _NUMBER,
    "Select": _TEXT,
    "IndexName": _TEXT,
    "AttributesToGet": _LIST,
    "ConditionalOperator": _TEXT,
}

PARAMETERS = {
    "GetItem": {
        "TableName": _TEXT,
        "Key": _MAP,
        "ProjectionExpression": _TEXT,
        **_NAMES,
        "ConsistentRead": _FLAG,
        "ReturnConsumedCapacity": _TEXT,
        "AttributesToGet": _LIST,
    },
    "PutItem": {"TableName": _TEXT, "Item": _MAP, **_WRITE},
    "UpdateItem": {"TableName": _TEXT, "Key": _MAP, "UpdateExpression": _TEXT, "AttributeUpdates": _MAP, **_WRITE},
    "DeleteItem": {"TableName": _TEXT, "Key": _MAP, **_WRITE},
    "Scan": {"TableName": _TEXT, **_READ_MANY, "ScanFilter": _MAP, "Segment": _NUMBER, "TotalSegments": _NUMBER},
    "Query": {
        "TableName": _TEXT,
        "KeyConditionExpression": _TEXT,
        **_READ_MANY,
        "ScanIndexForward": _FLAG,
        "KeyConditions": _MAP,
        "QueryFilter": _MAP,
    },
    "DescribeTable": {"TableName": _TEXT},
}

REQUIRED = {
    "GetItem": ("TableName", "Key"),
    "PutItem": ("TableName", "Item"),
    "UpdateItem": ("TableName", "Key"),
    "DeleteItem": ("TableName", "Key"),
    "Scan": ("TableName",),
    "Query": ("TableName",),
    "DescribeTable": ("TableName",),
}


def check_parameters(operation, parameters):
    """Raise ParamValidationError for missing, unknown and wrongly typed parameters; all are named in one message."""
    known = PARAMETERS[operation]
    complaints = [
        f'Missing required parameter in input: "{name}"' for name in REQUIRED[operation] if name not in parameters
    ]
    for name, value in parameters.items():
        expected = known.get(name)
        if expected is None:
            complaints.append(f'Unknown parameter in input: "{name}", must be one of: {", ".join(known)}')
        elif not isinstance(value, expected) or (expected is _NUMBER and isinstance(value, bool)):
            complaints.append(_wrong_type(name, value, expected))
        elif expected is _MAP:
            complaints.extend(_wrong_type(f"{name} (key: {key})", key, _TEXT) for key in value if type(key) is not str)
    if complaints:
        raise ParamValidationError(report="\n".join(complaints))


def check_typed_value(name, value):
    """Raise ParamValidationError unless `value` is one typed value such as `{"S": "a"}`, as the client needs them."""
    if not isinstance(value, Mapping):
        raise ParamValidationError(report=_wrong_type(name, value, _MAP))
    if len(value) != 1:
        raise ParamValidationError(
            report=f"Invalid number of parameters set for tagged union structure {name}. Can only set one of the "
            "following keys: S, N, B, SS, NS, BS, M, L, NULL, BOOL."
        )
    ((kind, content),) = value.items()
    expected = _TYPED_CONTENT.get(kind)
    if expected is None:
        raise ParamValidationError(
            report=f'Unknown parameter in {name}: "{kind}", must be one of: {", ".join(_TYPED_CONTENT)}'
        )
    if not isinstance(content, expected):
        raise ParamValidationError(report=_wrong_type(f"{name}.{kind}", content, expected))
    if kind == "M":
        for member, inner in content.items():
            check_typed_value(f"{name}.M.{member}", inner)
    elif kind == "L":
        for position, inner in enumerate(content):
            check_typed_value(f"{name}.L[{position}]", inner)


_TYPED_CONTENT = {
    "S": _TEXT,
    "N": _TEXT,
    "B": (bytes, bytearray),
    "SS": _LIST,
    "NS": _LIST,
    "BS": _LIST,
    "M": _MAP,
    "L": _LIST,
    "NULL": _FLAG,
    "BOOL": _FLAG,
}


def _wrong_type(name, value, expected):
    valid = ", ".join(str(kind) for kind in expected if kind is not Mapping)
    return f"Invalid type for parameter {name}, value: {value}, type: {type(value)}, valid types: {valid}"
