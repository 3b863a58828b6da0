"""The low-level DynamoDB client: DynamoDB JSON in and out, errors as ClientError."""

from . import wire
from .errors import Exceptions, client_error
from .parameters import check_parameters, check_typed_value

_OPERATIONS = {
    "get_item": "GetItem",
    "put_item": "PutItem",
    "update_item": "UpdateItem",
    "delete_item": "DeleteItem",
    "scan": "Scan",
    "query": "Query",
    "describe_table": "DescribeTable",
}
_TYPED_MAPS = ("Key", "Item", "ExpressionAttributeValues", "ExclusiveStartKey")


class ClientMeta:
    """What is known about a client."""

    def __init__(self):
        self.service_model = None
        self.region_name = "us-east-1"


class Client:
    """
    `get_item`, `put_item`, `update_item`, `delete_item`, `scan`, `query` and `describe_table`, with keyword arguments.

    Each raises ParamValidationError before sending, or a ClientError with what the service answered. `exceptions` holds
    the classes of the service's errors.
    """

    exceptions = Exceptions

    def __init__(self):
        self.meta = ClientMeta()

    def __getattr__(self, name):
        operation = _OPERATIONS.get(name)
        if operation is None:
            raise AttributeError(f"The DynamoDB client here has no {name!r}. It offers: {', '.join(_OPERATIONS)}.")

        def call(**parameters):
            return self._call(operation, parameters)

        call.__name__ = name
        return call

    def _call(self, operation, parameters):
        check_parameters(operation, parameters)
        for name in _TYPED_MAPS:
            for member, value in parameters.get(name, {}).items():
                check_typed_value(f"{name}.{member}", value)
        return send(operation, wire.encode(parameters))


def send(operation, body):
    """Send a request body and return the answer, still typed; raise ClientError for an error."""
    answer, is_error = wire.request(operation, body)
    if is_error:
        raise client_error(operation, answer)
    answer["ResponseMetadata"] = {"RequestId": "", "HTTPStatusCode": 200, "HTTPHeaders": {}, "RetryAttempts": 0}
    return answer
