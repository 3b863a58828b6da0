"""
What the names of a detection's module returned in a test, for mocks of it to be written.

A mock takes the place of a name of the detection's own module, so that is where calls are recorded: each function that the
module imports stands behind a wrapper while the test runs. Names that helpers look up in their own modules are not seen; what
counts there is the helper that the detection calls.
"""

import sys
from contextlib import contextmanager
from functools import wraps
from types import FunctionType

from boto3 import wire

from . import modules
from .builtin_guard import restore_if_touched
from .call_sites import call_sites
from .frames import helper_files, request_origin
from .functions import FUNCTIONS
from .plain_text import class_name, truncated
from .recorded_value import recorded_value

# Their functions make no requests, or are the wire itself.
_OWN = {"boto3", "botocore", "dateutil", "panther_core", "recall_runtime"}
# Of a name, and of requests that no name stands for: more only fill the screen.
_MOST_VALUES = 5
_MOST_ELSEWHERE = 5


class _Name:
    """What the calls of one name came to."""

    __slots__ = ("calls", "code", "has_more", "is_cache", "raised", "requests", "values")

    def __init__(self, code):
        self.code = code
        self.is_cache = code.co_filename in helper_files
        self.calls = 0
        self.requests = 0
        self.values = []
        self.has_more = False
        self.raised = None

    def note(self, value):
        """Keep a value that was returned, unless it is known."""
        if self.has_more:
            return
        told = recorded_value(value)
        if told in self.values:
            return
        if len(self.values) == _MOST_VALUES:
            self.has_more = True
        else:
            self.values.append(told)


class Recorder:
    """The calls and requests of one test."""

    def __init__(self, detection):
        self._detection = detection
        self._names = {}
        self._elsewhere = []
        self._depth = 0
        self._requests = 0

    def told(self):
        """
        Return `{"names", "elsewhere", "file"}`, None where the test asked nothing of the table.

        `names` has each name through which requests were made; `elsewhere` the places of requests that none stands for;
        `file` what one needs to know of the detection's file to edit those calls, null where Python cannot read it.
        """
        if not self._requests:
            return None
        names = {name: one for name, one in self._names.items() if one.requests}
        return {
            "names": [
                {
                    "name": name,
                    "isCache": one.is_cache,
                    "calls": one.calls,
                    "values": one.values,
                    "hasMore": one.has_more,
                    "raised": one.raised,
                }
                for name, one in names.items()
            ],
            "elsewhere": self._elsewhere,
            "file": call_sites(modules.source_of(self._detection.path), set(names), self._detection.namespace),
        }

    def wrapped(self, name, function):
        """Return what stands for a name while the test runs."""
        one = self._names[name] = _Name(function.__code__)

        @wraps(function)
        def recorded(*args, **kwargs):
            # Within another one, a mock of that one would keep this from being called.
            if self._depth:
                return function(*args, **kwargs)
            one.calls += 1
            before = self._requests
            self._depth += 1
            try:
                value = function(*args, **kwargs)
            except BaseException as error:
                one.raised = truncated(class_name(type(error)), 100)
                raise
            finally:
                self._depth -= 1
                one.requests += self._requests - before
                restore_if_touched()
            one.note(value)
            return value

        return recorded

    def sending(self, send):
        """Return what stands for the wire while the test runs."""

        def counting(operation, body):
            self._requests += 1
            if not self._depth and len(self._elsewhere) < _MOST_ELSEWHERE:
                file, line, helper = request_origin()
                place = {"file": file, "line": line, "helper": helper}
                if place not in self._elsewhere:
                    self._elsewhere.append(place)
            return send(operation, body)

        return counting


@contextmanager
def recording(detection, mocks):
    """
    Record what the names of a detection's module return until the end of the block, and give the Recorder.

    Names that are mocked stay mocked. Afterwards each name that still has its wrapper is what it was before.
    """
    recorder = Recorder(detection)
    namespace = detection.namespace
    mocked = {mock["objectName"] for mock in mocks}
    before = {}
    for name, value in list(namespace.items()):
        if name not in mocked and _is_imported(detection, name, value):
            before[name] = value, recorder.wrapped(name, value)
    namespace.update({name: wrapper for name, (_, wrapper) in before.items()})
    send = wire._send
    wire.connect(recorder.sending(send))
    try:
        yield recorder
    finally:
        wire.connect(send)
        for name, (value, wrapper) in before.items():
            if namespace.get(name) is wrapper:
                namespace[name] = value


def _is_imported(detection, name, value):
    """Return whether a name of the module is a function of another file that may make requests."""
    if type(value) is not FunctionType or name in FUNCTIONS or name == detection.function_name:
        return False
    if value.__code__.co_filename == detection.path:
        return False
    module = value.__module__
    top = module.partition(".")[0] if type(module) is str else ""
    return top not in _OWN and top not in sys.stdlib_module_names
