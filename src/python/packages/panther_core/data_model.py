"""
Data models: names that mean the same for events of several log types.

A name stands for a path into the event or for a function of the model's file. Of JSONPath what models use is understood:
names behind dots, names in brackets and quotes, indices, and `*`. src/workspace/data-model.ts refuses other paths.
"""

import re

from .exceptions import PantherError

_STEP = re.compile(r"""\[(?:(\d+)|\*|'([^']*)'|"([^"]*)")\]|([^\s.\[\]$]+)|\.""")


class DataModel:
    """
    What the names of one data model stand for.

    `mappings` is `[{"name", "path"} or {"name", "method"}]`. `load` executes the model's file and returns its namespace;
    it is called when a function is asked for first.
    """

    def __init__(self, data_model_id, mappings, load):
        self.data_model_id = data_model_id
        self._mappings = {mapping["name"]: mapping for mapping in mappings}
        self._steps = {}
        self._load = load

    def __contains__(self, name):
        return name in self._mappings

    def find(self, name, event):
        """
        Return `(path, value)` of what a name's path leads to in a plain event, None where it leads to nothing or has no path.

        `path` is that of the value: `a.b.[0].c`. Raises PantherError where it leads to several values.
        """
        path = self._mappings[name].get("path")
        if path is None:
            return None
        steps = self._steps.get(name)
        if steps is None:
            steps = self._steps[name] = _steps(path)
        found = [("", event)]
        for step in steps:
            found = [hit for place, value in found for hit in _enter(place, value, step)]
        if len(found) > 1:
            raise PantherError(f"JSONPath {path!r} of data model {self.data_model_id!r} leads to {len(found)} values")
        return found[0] if found else None

    def method(self, name):
        """
        Return the function that a name stands for, or None.

        Raises what the model's file raises when it is executed first, and PantherError where it lacks the function.
        """
        method = self._mappings[name].get("method")
        if method is None:
            return None
        function = self._load().get(method)
        if not callable(function):
            raise PantherError(f"data model {self.data_model_id!r} has no function {method!r}")
        return function


def _steps(path):
    """Return the steps of a path: a name, an index, or None for `*`."""
    steps = []
    for found in _STEP.finditer(path.removeprefix("$")):
        index, quoted, double_quoted, name = found.groups()
        if index is not None:
            steps.append(int(index))
        elif quoted is not None or double_quoted is not None:
            steps.append(quoted if quoted is not None else double_quoted)
        elif name is not None and name != "*":
            steps.append(name)
        elif found[0] != ".":
            steps.append(None)
    return steps


def _enter(place, value, step):
    """Yield path and value of what one step leads to. Names are found in their exact case."""
    if step is None:
        if isinstance(value, dict):
            yield from ((_joined(place, name), member) for name, member in value.items())
        elif isinstance(value, list):
            yield from ((_joined(place, f"[{index}]"), member) for index, member in enumerate(value))
    elif isinstance(step, int):
        if isinstance(value, list) and step < len(value):
            yield _joined(place, f"[{step}]"), value[step]
    elif isinstance(value, dict) and step in value:
        yield _joined(place, step), value[step]


def _joined(place, step):
    return f"{place}.{step}" if place else step
