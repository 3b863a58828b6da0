"""The part of botocore that detections meet: its exceptions (`botocore.exceptions`)."""

from . import exceptions
