"""Exceptions of the AWS client, with the attributes and message formats that code written for boto3 relies on."""


class BotoCoreError(Exception):
    """Base of what the client itself refuses, before anything is sent."""

    fmt = "An unspecified error occurred"

    def __init__(self, **kwargs):
        super().__init__(self.fmt.format(**kwargs))
        self.kwargs = kwargs


class ParamValidationError(BotoCoreError):
    """A request with missing, unknown or wrongly typed parameters."""

    fmt = "Parameter validation failed:\n{report}"


class UnknownServiceError(BotoCoreError):
    """A service other than DynamoDB was asked for."""

    fmt = "Unknown service: '{service_name}'. Valid service names are: {known_service_names}"


class NoCredentialsError(BotoCoreError):
    """Defined for code that catches it; the table needs no credentials, so it is never raised."""

    fmt = "Unable to locate credentials"


class ClientError(Exception):
    """
    What the service answered with an error.

    `response["Error"]["Code"]` is the short name, e.g. `ConditionalCheckFailedException`.
    """

    def __init__(self, error_response, operation_name):
        error = error_response.get("Error", {})
        code = error.get("Code", "Unknown")
        message = error.get("Message", "Unknown")
        super().__init__(f"An error occurred ({code}) when calling the {operation_name} operation: {message}")
        self.response = error_response
        self.operation_name = operation_name
