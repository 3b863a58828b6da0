"""Mocks of unit tests: what a test puts in the place of names of the detection's module."""

from contextlib import contextmanager
from unittest.mock import MagicMock

from . import builtin_guard

_MISSING = object()


@contextmanager
def mocked(detection, mocks):
    """
    Have names of the detection's module stand for a MagicMock each, which returns what its mock says.

    `mocks` is `[{"objectName", "returnValue"}]`; the last of equal names counts. As `unittest.mock.patch` does, a builtin
    that the module has not defined itself can be mocked as well. Afterwards each name is what it was before, whatever
    happened in between. Raises AttributeError, before anything is changed, for a name that the module does not have.
    """
    namespace = detection.namespace
    before = {}
    for mock in mocks:
        name = mock["objectName"]
        if name not in namespace and not builtin_guard.has(name):
            raise AttributeError(
                f"The mock names {name!r}, but {detection.path} has nothing of that name: a mock takes the place of what "
                "the detection's own file defines or imports, not of what helpers use"
            )
        before[name] = namespace.get(name, _MISSING)
    for mock in mocks:
        namespace[mock["objectName"]] = MagicMock(return_value=mock["returnValue"])
    try:
        yield
    finally:
        for name, value in before.items():
            if value is _MISSING:
                namespace.pop(name, None)
            else:
                namespace[name] = value
