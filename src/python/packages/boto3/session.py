"""`boto3.Session`: gives out the DynamoDB resource and client."""

from botocore.exceptions import UnknownServiceError

from .client import Client
from .table import ServiceResource


class Session:
    """A session without credentials; its arguments have no effect."""

    def __init__(self, *args, region_name=None, **kwargs):
        self.region_name = region_name

    def resource(self, service_name, *args, **kwargs):
        """Return the DynamoDB resource, or raise UnknownServiceError."""
        _require_dynamodb(service_name)
        return ServiceResource()

    def client(self, service_name, *args, **kwargs):
        """Return the DynamoDB client, or raise UnknownServiceError."""
        _require_dynamodb(service_name)
        return Client()


def _require_dynamodb(service_name):
    if service_name != "dynamodb":
        raise UnknownServiceError(
            service_name=service_name,
            known_service_names="dynamodb (the only one offered here: detections run without a network)",
        )
