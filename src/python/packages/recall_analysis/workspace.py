"""`Workspace`: the detections beside the one that is looked at."""

from .cache_helpers import MODULES
from .rule import Rule

#: Detections, and characters of all their sources, that are looked into for one that is asked about.
MOST_DETECTIONS = 300
MOST_CHARACTERS = 2_000_000


class Workspace:
    """Each detection is walked through once, when it is asked for. `given`: an AnalysisWork; `world`: its World."""

    def __init__(self, given, world):
        self.given = given
        self.world = world
        self.specs = {spec["path"]: spec for spec in reversed(given["detections"])}
        self._rules = {}

    def rule(self, path):
        """The Rule of a detection's file. Raises SyntaxError, ValueError, RecursionError or MemoryError where Python cannot read it."""
        if path not in self._rules:
            self._rules[path] = Rule(self.given["sources"][path], self.specs[path], self.given["settings"], self.world)
            self._rules[path].workspace = self
        return self._rules[path]

    def rules(self):
        """All detections that may call caching helpers; None where there are too many, or one of them cannot be read."""
        names = (*MODULES, *self.world.helpers)
        sources = {path: self.given["sources"].get(path, "") for path in self.specs}
        asking = [path for path, source in sources.items() if any(name in source for name in names)]
        if len(asking) > MOST_DETECTIONS or sum(len(sources[path]) for path in asking) > MOST_CHARACTERS:
            return None
        try:
            return [self.rule(path) for path in asking]
        except (SyntaxError, ValueError, RecursionError, MemoryError, KeyError):
            return None
