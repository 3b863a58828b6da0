"""DynamoDB's types (`boto3.dynamodb.types`) and condition builders (`boto3.dynamodb.conditions`)."""

from . import conditions, types
