"""The detections of a run or of tests, by their number in the plan."""

from .errors import MissingFunctionError

_NO_MATCH = '{"output":false,"error":null,"alert":null,"stdout":""}'
_NO_MATCH_POLICY = '{"output":true,"error":null,"alert":null,"stdout":""}'


class Detection:
    """A detection: its spec and, once loaded, its module's namespace and main function; else what kept it from loading."""

    __slots__ = ("alerts_on", "function", "id", "is_policy", "namespace", "no_match", "path", "setup_error", "spec", "takes_model")

    def __init__(self, spec):
        self.spec = spec
        self.id = spec["id"]
        self.path = spec["path"]
        self.is_policy = spec["analysisType"] == "policy"
        # Rows of a query never have a data model.
        self.takes_model = spec["analysisType"] == "rule"
        self.alerts_on = not self.is_policy
        self.no_match = _NO_MATCH_POLICY if self.is_policy else _NO_MATCH
        self.namespace = None
        self.function = None
        self.setup_error = None

    @property
    def function_name(self):
        """The main function's name: `rule`, for a policy `policy`."""
        return "policy" if self.is_policy else "rule"

    def bind(self, namespace):
        """Take the functions of an executed module. Raises MissingFunctionError without the main one."""
        function = namespace.get(self.function_name)
        if not callable(function):
            raise MissingFunctionError(f"detection {self.id!r} needs a function {self.function_name}")
        self.namespace = namespace
        self.function = function


_detections = []


def use(detections):
    """Set the detections that `at` numbers, in the plan's order."""
    global _detections
    _detections = detections


def at(index):
    """Return the detection at an index of the plan."""
    return _detections[index]
