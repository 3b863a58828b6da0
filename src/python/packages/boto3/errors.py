"""The service's errors as exception classes."""

from botocore.exceptions import ClientError


class ConditionalCheckFailedException(ClientError):
    """A condition was false."""


class ResourceNotFoundException(ClientError):
    """There is no such table."""


class ProvisionedThroughputExceededException(ClientError):
    """Too many requests for the table's capacity."""


class ItemCollectionSizeLimitExceededException(ClientError):
    """An item collection grew too large."""


class TransactionConflictException(ClientError):
    """Another transaction was at work on the item."""


class RequestLimitExceeded(ClientError):
    """Too many requests for the account."""


class InternalServerError(ClientError):
    """The service failed."""


class Exceptions:
    """What `client.exceptions` holds. Errors that DynamoDB has no class for (ValidationException) are ClientError."""

    ClientError = ClientError
    ConditionalCheckFailedException = ConditionalCheckFailedException
    ResourceNotFoundException = ResourceNotFoundException
    ProvisionedThroughputExceededException = ProvisionedThroughputExceededException
    ItemCollectionSizeLimitExceededException = ItemCollectionSizeLimitExceededException
    TransactionConflictException = TransactionConflictException
    RequestLimitExceeded = RequestLimitExceeded
    InternalServerError = InternalServerError


def client_error(operation, answer):
    """Return the exception for an error answer: `{"__type": "…#Code", "message": …}` and further members."""
    code = answer["__type"].rpartition("#")[2]
    message = answer.get("message") or answer.get("Message") or ""
    response = {
        "Error": {"Message": message, "Code": code},
        "ResponseMetadata": {"RequestId": "", "HTTPStatusCode": 400, "HTTPHeaders": {}, "RetryAttempts": 0},
        "message": message,
    }
    if "Item" in answer:
        response["Item"] = answer["Item"]
    return getattr(Exceptions, code, ClientError)(response, operation)
