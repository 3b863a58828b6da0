"""Which data model an event has, and how the models' files are executed."""

from panther_core.data_model import DataModel
from panther_core.exceptions import PantherError

from . import builtin_guard, modules
from .errors import say_how_to_add_a_module, text_of
from .plain_text import class_name

_by_log_type = {}


def use(specs, sources):
    """Take the data models of a plan (DataModelSpec in src/workspace/workspace-types.ts), one for each log type."""
    _by_log_type.clear()
    for spec in specs:
        model = DataModel(spec["id"], spec["mappings"], _loader(spec, sources))
        for log_type in spec["logTypes"]:
            _by_log_type.setdefault(log_type, model)


def model_for(event):
    """Return the model of a plain event, by the exact value of its `p_log_type`, or None."""
    log_type = event.get("p_log_type")
    return _by_log_type.get(log_type) if isinstance(log_type, str) else None


def _loader(spec, sources):
    """
    Return a function that gives the namespace of a model's file, which is executed when that is asked first.

    So a file that fails, prints or never ends does this where a detection uses it, and others are left alone. What it
    raised is told again each time, as a PantherError.
    """
    namespace = None
    failure = None

    def load():
        nonlocal namespace, failure
        if namespace is None and failure is None:
            path = spec["path"]
            try:
                module = modules.new_module(spec["id"], path)
                try:
                    modules.execute(sources[path], path, module)
                finally:
                    builtin_guard.restore()
                namespace = module.__dict__
            except BaseException as error:  # SystemExit too is a failure of this file alone
                say_how_to_add_a_module(error)
                failure = f"{class_name(type(error))}: {text_of(error)}"
                raise _failed() from error
        if failure is not None:
            raise _failed()
        return namespace

    def _failed():
        return PantherError(f"data model {spec['id']!r} ({spec['path']}) could not be loaded: {failure}")

    return load
