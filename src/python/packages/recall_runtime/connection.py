"""What Python calls in its host: the table's wire, and sleep."""

import math
import operator
import time

from boto3 import wire

from .frames import request_origin

_isnan = math.isnan
_index = operator.index
_wall_clock_sleep = time.sleep


def connect(send, sleep):
    """
    Bind the host: `send(operation, body, file, line, helper)` answers a request, `sleep(seconds)` lets time pass.

    From now on `time.sleep` calls the host's sleep and never blocks, and the local time zone is called UTC.
    """

    def send_with_origin(operation, body):
        return send(operation, body, *request_origin())

    def simulated_sleep(seconds, /):
        """Let the simulated clock advance by a number of seconds."""
        duration = seconds if isinstance(seconds, float) else _index(seconds)
        if _isnan(duration):
            raise ValueError("Invalid value NaN (not a number)")
        if duration < 0:
            raise ValueError("sleep length must be non-negative")
        if duration > 2**63 / 10**9:
            raise OverflowError("timestamp too large to convert to C PyTime_t")
        sleep(duration)

    simulated_sleep.__name__ = simulated_sleep.__qualname__ = "sleep"
    wire.connect(send_with_origin)
    time.sleep = simulated_sleep
    time.tzname = ("UTC", "UTC")


def disconnect():
    """Forget the host; `time.sleep` is Python's own again."""
    wire.connect(None)
    time.sleep = _wall_clock_sleep
