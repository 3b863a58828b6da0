"""`Rule`: a detection as checks see it."""

from .module import Module
from .place import Place, TooMuch
from .steps import CacheCall, Return
from .walk import Walk

#: Functions beside the main one, in the order in which they are called after a match.
AUXILIARIES = ("title", "dedup", "description", "reference", "severity", "runbook", "destinations", "alert_context", "unique")


class Rule:
    """
    `module`: its source; `spec`: an AnalysedDetection; `settings`; `main`: `rule`, `policy` or None where it is not defined; `flows`: the
    steps of each of its functions by name, `<module>` too; `unread`: (module, line, words).
    """

    def __init__(self, source, spec, settings, world):
        self.spec = spec
        self.settings = settings
        self.world = world
        #: The Workspace that it belongs to, which sets it.
        self.workspace = None
        self.module = Module(spec["path"], source)
        self.flows = {}
        self.unread = []
        entered = world.enter(self.module)
        self._keep("<module>", entered)
        name = "policy" if spec["analysisType"] == "policy" else "rule"
        self.main = name if name in self.module.functions else None
        for entry in (name, *AUXILIARIES):
            definition = self.module.functions.get(entry)
            if definition:
                self._keep(entry, self._walked(entry, definition))

    def _walked(self, entry, definition):
        place = Place(entry, self.module)
        walk = Walk(place, self.world)
        try:
            walk.enter(definition, walk.parameters(definition, entry), definition)
        except TooMuch as error:
            module, node = error.args
            place.unread.append((module, getattr(node, "lineno", 1), f"what {entry}() does from here on: it is more than is looked at"))
        except RecursionError:
            place.skip(definition, f"{entry}(): it is nested too deeply")
        return place

    def _keep(self, entry, place):
        self.flows[entry] = place.steps
        self.unread.extend(place.unread)

    def steps(self, kind, entry=None):
        """All steps of a class, those of one function where `entry` is given, in the order of the calls of the functions."""
        flows = [self.flows.get(entry, [])] if entry else self.flows.values()
        return [step for flow in flows for step in flow if isinstance(step, kind)]

    def calls(self, *names, entry=None):
        """All calls of caching helpers, or those of some names."""
        return [step for step in self.steps(CacheCall, entry) if not names or step.name in names]

    def returns(self):
        """The returns of the main function."""
        return self.steps(Return, self.main) if self.main else []

    def defines(self, name):
        """Whether the detection has a function of this name."""
        return name in self.module.functions

    @property
    def is_default_helpers(self):
        """Whether the helpers are those of version 1.0.2."""
        return self.settings["helpers"] == "1.0.2"

