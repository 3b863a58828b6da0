"""
A boto3 that knows one service, DynamoDB, and one table: `panther-kv-store`.

`resource("dynamodb").Table(name)` takes and gives Python values (numbers as Decimal); `client("dynamodb")` takes and
gives DynamoDB JSON. Both send every request over `boto3.wire`. Region, endpoint, credentials and configuration are
accepted and have no effect.
"""

from . import dynamodb, session
from .session import Session

__all__ = ["Session", "client", "dynamodb", "resource", "session"]


def resource(service_name, *args, **kwargs):
    """Return the resource of a service. Raises UnknownServiceError for any service but `dynamodb`."""
    return Session().resource(service_name, *args, **kwargs)


def client(service_name, *args, **kwargs):
    """Return the low-level client of a service. Raises UnknownServiceError for any service but `dynamodb`."""
    return Session().client(service_name, *args, **kwargs)


def setup_default_session(**kwargs):
    """Accepted for compatibility; there is nothing to set up."""
