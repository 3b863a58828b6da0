"""`World`: the sources of a workspace, as far as the file that is looked at imports them."""

from .cache_helpers import HELPERS, MODULES
from .module import Module
from .place import Place, TooMuch
from .values import Imported
from .walk import Walk


class World:
    """`sources`: texts by path; `helpers`: paths by the names that they are imported by. Each is parsed once, when it is asked for."""

    def __init__(self, sources, helpers):
        self.sources = sources
        self.helpers = helpers
        self.modules = {}
        self._walking = set()

    def module(self, name):
        """The helper with a name; None where there is none, or it does not parse, or it imports itself."""
        path = self.helpers.get(name)
        if path is None or path in self._walking:
            return None
        if path not in self.modules:
            self.modules[path] = self._read(path)
        return self.modules[path]

    def _read(self, path):
        try:
            module = Module(path, self.sources[path])
        except (SyntaxError, ValueError, RecursionError, KeyError):
            return None
        self._walking.add(path)
        try:
            self.enter(module)
        finally:
            self._walking.discard(path)
        return module

    def enter(self, module):
        """Walk through a module's body, which gives its names their values; answers the Place with its steps."""
        place = Place("<module>", module)
        try:
            Walk(place, self).block(module.tree.body, module.globals)
        except (TooMuch, RecursionError):
            place.skip(module.tree, "is too large to be looked at as a whole")
        return place

    def value_of(self, imported):
        """What an imported name is in the workspace; None where it is not the workspace's, or the name of a whole module."""
        owner, _, name = imported.name.rpartition(".")
        module = self.module(owner) if owner else None
        value = module.globals.get(name) if module else None
        if isinstance(value, Imported):
            return self.value_of(value) or value
        return value

    def names_of(self, name, node):
        """All names of a helper, or of the caching helpers, for `from helper import *`."""
        module = self.module(name)
        if module is None and name in MODULES:
            return {one: Imported(node, f"{name}.{one}") for one in HELPERS}
        return dict(module.globals) if module else {}
