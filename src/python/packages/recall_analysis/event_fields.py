"""Fields of the event: `event["a"]`, `event.get("a", {}).get("b")`, `deep_get(event, "a", "b")` and their like."""

from .values import Event, Field, Literal, Operation, Time

#: Methods of the event whose arguments are names, one level each.
_BY_NAMES = {"deep_get", "deep_walk"}
#: Methods with one name, which stands for a path.
_BY_NAME = {"udm", "udm_path", "lookup"}


def _names(values):
    return tuple(value.value if isinstance(value, Literal) and isinstance(value.value, str) else None for value in values)


def field_of(node, owner, names, how, default=None, may_be_none=None):
    """The field below `owner` (the event, or a field of it); None where `owner` is neither."""
    if isinstance(owner, Event):
        path = ()
    elif isinstance(owner, Field):
        path = owner.path
    elif isinstance(owner, Operation) and owner.operator == "or" and isinstance(owner.operands[0], Field):
        path = owner.operands[0].path
    else:
        return None
    if may_be_none is None:
        may_be_none = how != "item"
    return Field(node, (*path, *_names(names)), may_be_none, how, default)


def event_method(node, owner, method, arguments, keywords):
    """What a method of the event or of a field of it gives; None where it is not known as one."""
    if isinstance(owner, Event):
        if method == "event_time_epoch":
            return Time(node, "event", "seconds")
        if method in _BY_NAMES:
            default = keywords.get("default")
            return field_of(node, owner, arguments, method, default, _is_none(default))
        if method in _BY_NAME and arguments:
            return field_of(node, owner, arguments[:1], method)
    if method == "get" and arguments:
        default = arguments[1] if len(arguments) > 1 else keywords.get("default")
        return field_of(node, owner, arguments[:1], "get", default, _is_none(default))
    return None


def event_function(node, name, arguments, keywords):
    """What `deep_get(event, "a", "b")`, `deep_walk` … of a helper module give; None for other functions and owners."""
    if name.rpartition(".")[2] in _BY_NAMES and arguments and isinstance(arguments[0], (Event, Field)):
        default = keywords.get("default")
        return field_of(node, arguments[0], arguments[1:], "deep_get", default, _is_none(default))
    return None


def _is_none(default):
    """Whether a field with this default may be None. A default does not help where the event has null, but that is rare."""
    return default is None or (isinstance(default, Literal) and default.value is None)
