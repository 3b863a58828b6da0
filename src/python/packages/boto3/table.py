"""The DynamoDB resource: tables that take and give Python values."""

from collections.abc import Mapping

from . import wire
from .batch import BatchWriter
from .client import Client, send
from .dynamodb.conditions import ConditionBase, ConditionExpressionBuilder
from .dynamodb.types import TypeSerializer, read_members
from .fast_body import fast_body
from .parameters import check_parameters

_serialize = TypeSerializer().serialize
_CONDITIONS = ("ConditionExpression", "FilterExpression", "KeyConditionExpression")
_VALUE_MAPS = ("Key", "Item", "ExpressionAttributeValues", "ExclusiveStartKey")


class ResourceClient(Client):
    """The client of a resource (`table.meta.client`): unlike a client made by itself, it takes and gives Python values."""

    def _call(self, operation, parameters):
        return _call(operation, dict(parameters))


class ResourceMeta:
    """What is known about a resource; `client` is its client."""

    def __init__(self):
        self.client = ResourceClient()
        self.service_name = "dynamodb"


class ServiceResource:
    """`boto3.resource("dynamodb")`."""

    def __init__(self):
        self.meta = ResourceMeta()

    def Table(self, name):  # boto3's own spelling
        """Return the table of this name; whether it exists shows at the first request."""
        return Table(name)

    def __getattr__(self, name):
        raise AttributeError(f"The DynamoDB resource here has no {name!r}. It offers: Table, meta.")


class Table:
    """
    A table: `get_item`, `put_item`, `update_item`, `delete_item`, `scan`, `query`, `batch_writer`.

    Keyword arguments are those of the operation, with Python values for keys, items and expression values, and with
    conditions of `boto3.dynamodb.conditions` or expression texts. Numbers come back as Decimal. Raises TypeError for
    values DynamoDB cannot keep, ParamValidationError for wrong parameters, ClientError for what the service refuses.
    """

    def __init__(self, name):
        self.name = name
        self.table_name = name
        self.meta = ResourceMeta()

    def __repr__(self):
        return f"dynamodb.Table(name={self.name!r})"

    def __eq__(self, other):
        return isinstance(other, Table) and other.name == self.name

    def __hash__(self):
        return hash(self.name)

    def get_item(self, **parameters):
        """Read one item by its Key. The answer has `Item` when there is one."""
        return self._call("GetItem", parameters)

    def put_item(self, **parameters):
        """Write Item, replacing the whole item of the same key."""
        return self._call("PutItem", parameters)

    def update_item(self, **parameters):
        """Change attributes of the item with Key by an UpdateExpression; creates the item where there is none."""
        return self._call("UpdateItem", parameters)

    def delete_item(self, **parameters):
        """Delete the item with Key, if there is one."""
        return self._call("DeleteItem", parameters)

    def scan(self, **parameters):
        """Read all items, or those of a FilterExpression, a page at a time."""
        return self._call("Scan", parameters)

    def query(self, **parameters):
        """Read the items of a key by KeyConditionExpression."""
        return self._call("Query", parameters)

    def batch_writer(self, overwrite_by_pkeys=None):
        """Return a context manager that collects put_item and delete_item calls; see BatchWriter."""
        return BatchWriter(self, overwrite_by_pkeys)

    def _call(self, operation, parameters):
        body = fast_body(operation, self.name, parameters)
        if body is None:
            return _call(operation, {"TableName": self.name, **parameters})
        return _python_values(send(operation, body))


def _call(operation, request):
    for name in _VALUE_MAPS:
        values = request.get(name)
        if isinstance(values, (dict, Mapping)):
            request[name] = {member: _serialize(value) for member, value in values.items()}
    for name in _CONDITIONS:
        if name in request and isinstance(request[name], ConditionBase):
            _compile_conditions(request)
            break
    check_parameters(operation, request)
    return _python_values(send(operation, wire.encode(request)))


def _compile_conditions(request):
    """Replace condition objects by their expressions; their names and values join those given as texts."""
    builder = ConditionExpressionBuilder()
    for name in _CONDITIONS:
        condition = request.get(name)
        if not isinstance(condition, ConditionBase):
            continue
        built = builder.build_expression(condition, is_key_condition=name == "KeyConditionExpression")
        request[name] = built.condition_expression
        if built.attribute_name_placeholders:
            request["ExpressionAttributeNames"] = {
                **request.get("ExpressionAttributeNames", {}),
                **built.attribute_name_placeholders,
            }
        if built.attribute_value_placeholders:
            request["ExpressionAttributeValues"] = {
                **request.get("ExpressionAttributeValues", {}),
                **{name: _serialize(value) for name, value in built.attribute_value_placeholders.items()},
            }


def _python_values(answer):
    for name in ("Item", "Attributes", "LastEvaluatedKey"):
        if name in answer:
            answer[name] = read_members(answer[name])
    if "Items" in answer:
        answer["Items"] = [read_members(item) for item in answer["Items"]]
    return answer
