# Tries to keep a patched boto3 and patched helpers for the next run.
# Sees: ^increment_counter
import boto3
import panther_core
from panther_detection_helpers import caching

print(caching.increment_counter.__name__, boto3.resource.__name__)


def rule(event):
    caching.increment_counter = boto3.resource = boto3.client = lambda *rest, **more: "pwned"
    panther_core.PantherEvent = None
    return False
