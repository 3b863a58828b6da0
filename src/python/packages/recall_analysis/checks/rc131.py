"""RC131: an item that only grows."""

from ..expired import when_empty
from ..findings import finding
from ..guards import is_about_event, known
from ..keys import dynamics, each, same_key
from ..steps import Changed
from ..values import Cached, contains, walk

CODE = "RC131"
_RESETS = ("reset_string_set", "remove_from_string_set")


def check(rule):
    """A key that is the same for all events, to which values of events are added, and from which nothing is taken away. One finding a key."""
    looked = []
    for call in rule.calls("add_to_string_set", "put_string_set", "put_dictionary"):
        keys = each(call.key)
        if call.is_guessed or not keys or any(dynamics(key) for key in keys) or not _adds(rule, call):
            continue
        if any(same_key(call.key, key) for key in looked):
            continue
        looked.append(call.key)
        others = [other for other in rule.calls() if same_key(other.key, call.key)]
        if any(other.name in _RESETS or (other.name.startswith("put_") and not _adds(rule, other) and not _is_first(rule, other)) for other in others) or _is_trimmed(rule, others):
            continue
        yield finding(
            CODE,
            call,
            f"All events share the key of {call.name}, and each may add to it: it grows up to the 400 KB of an item, and then writes fail; a key for each user, host … stays small.",
            calls=[call],
        )


def _is_first(rule, put):
    """Whether there was nothing before: a put there takes nothing away."""
    reads = [call for call in rule.calls("get_string_set", "get_dictionary", entry=put.entry) if same_key(call.key, put.key)]
    return any(when_empty(value, reads) == holds for value, holds in known(put.conditions))


def _adds(rule, call):
    """Whether something of the event comes to what is there already."""
    value = call.arguments.get("val")
    if value is None:
        return False
    if call.name == "add_to_string_set":
        return is_about_event(value)
    read = [one for one in _cached(value) if same_key(one.call.key, call.key)]
    if not read:
        return False
    changes = [step for step in rule.steps(Changed, call.entry) if any(contains(step.value, Cached, lambda one: one is other) for other in read)]
    is_changed = any(step.method in (".add", ".update", "[]=", ".setdefault", "|=") and any(map(is_about_event, step.arguments)) for step in changes)
    return is_changed or is_about_event(value)


def _cached(value):
    return [one for one in walk(value) if isinstance(one, Cached)]


def _is_trimmed(rule, others):
    """Whether something is taken out of what was read."""
    def is_read(value):
        return contains(value, Cached, lambda one: one.call in others)

    return any(step.method in (".pop", ".discard", ".remove", ".clear", ".popitem", "del []", "-=") and is_read(step.value) for step in rule.steps(Changed))
