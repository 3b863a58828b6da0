"""What Python calls in its host: the table's wire, and sleep."""

import math
import operator
import time

from boto3 import wire

from .builtin_guard import set_own
from .frames import request_origin

_isnan = math.isnan
_index = operator.index
_wall_clock_sleep = time.sleep
_begins = None


def connect(send, sleep, begins=None):
    """
    Bind the host: `send(operation, body, file, line, helper)` answers a request, `sleep(seconds)` lets time pass,
    `begins(index)` is told of each detection whose module is executed next.

    From now on `time.sleep` calls the host's sleep and never blocks, and the local time zone is called UTC.
    """

    global _begins
    _begins = begins

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
    set_own(time, "sleep", simulated_sleep)
    set_own(time, "tzname", ("UTC", "UTC"))


def tell_begin(index):
    """Tell the host that the module of the plan's detection number `index` is executed next."""
    if _begins is not None:
        _begins(index)


def disconnect():
    """Forget the host; `time.sleep` is Python's own again."""
    global _begins
    _begins = None
    wire.connect(None)
    set_own(time, "sleep", _wall_clock_sleep)
