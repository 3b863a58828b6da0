"""RC126: the event, or an object of it, in a dictionary."""

from ..contents import dictionaries
from ..field_uses import is_used_as_object
from ..findings import finding, fix, wrap
from ..values import Event, Field

CODE = "RC126"
#: Of these the values are what the log has, or what a data model says: no wrapper.
_UNWRAPPED = {"deep_walk", "udm", "udm_path", "lookup"}


def check(rule):
    """put_dictionary with an event in it. Version 1.0.2 refuses that; the setting may let the run do what the documentation says."""
    # Policies are called with a plain dictionary.
    if rule.main == "policy":
        return
    is_documented = rule.settings["eventsInPutDictionary"] == "as documented"
    for call, step, content in dictionaries(rule):
        name, method = _wrapped(rule, content)
        if name is None:
            continue
        where = f" where {name} has objects or lists in it" if content.is_spread else f" for {name}"
        says = f"put_dictionary raises a ValueError{where}: what comes out of an event is a wrapper that JSON cannot keep."
        if is_documented:
            says = f"Version 1.0.2 of the helpers raises a ValueError in put_dictionary{where}; here it is stored as the documentation says."
        node = content.node
        yield finding(
            CODE,
            step,
            says,
            calls=[call],
            fix=fix("Store a plain copy", wrap(step.module, node, "", method)) if method and node is not None else None,
            severity="info" if is_documented else "warning" if content.is_spread else None,
            node=node,
        )


def _wrapped(rule, content):
    """The name of what is a wrapper, and the method that makes it plain; None of anything else."""
    value = content.value
    if isinstance(value, Event):
        return "the event", ".to_dict()"
    # The members of a list that is copied are most often texts.
    if not isinstance(value, Field) or content.is_spread or value.how in _UNWRAPPED or not is_used_as_object(rule, value):
        return None, None
    # A field that may be None has no method then; one with a default does.
    return ".".join(part or "…" for part in value.path), None if value.may_be_none else ".copy()"
