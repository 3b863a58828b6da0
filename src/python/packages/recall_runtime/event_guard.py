"""
Puts the event's classes back: what one detection sets there would change what the next one is given.

This is asked after each detection, so it compares what the classes have by identity and looks no deeper.
"""

from panther_core.enriched_event import PantherEvent
from panther_core.immutable import ImmutableCaseInsensitiveDict, ImmutableList

_set = type.__setattr__
_delete = type.__delattr__


def _members(of):
    return of, vars(of), dict(vars(of))


_pristine = [_members(of) for of in (PantherEvent, ImmutableCaseInsensitiveDict, ImmutableList)]
(_, _event_now, _event_own), (_, _dict_now, _dict_own), (_, _list_now, _list_own) = _pristine


def restore():
    """Undo changes of the classes that events are made of. A microsecond or two when there are none."""
    try:
        unchanged = _event_now == _event_own and _dict_now == _dict_own and _list_now == _list_own
    except BaseException:  # the __eq__ of what was put there
        unchanged = False
    if not unchanged:
        _put_back()


def _put_back():
    for of, now, own in _pristine:
        for name in now.keys() - own.keys():
            _delete(of, name)
        for name, value in own.items():
            if now.get(name) is not value:
                _set(of, name, value)
