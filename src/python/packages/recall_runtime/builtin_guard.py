"""
Puts Python's builtins back: a detection that replaces `print` or `len` shall not break the others, or this runner.

Comparing all builtins costs several times what a small detection does, so the module notices when it is changed
through its attributes or handed out as a dictionary. A change made otherwise (`__builtins__["len"] = …`) is found by
`restore`, at the latest at the next event.
"""

import builtins
from types import ModuleType

_current = vars(builtins)
_dictionary_of = vars(ModuleType)["__dict__"].__get__
_pristine = {}
_same = dict.__eq__
_touched = False


class _WatchedModule(ModuleType):
    """What `builtins` is an instance of from the first load on."""

    def __setattr__(self, name, value):
        global _touched
        _touched = True
        ModuleType.__setattr__(self, name, value)

    def __delattr__(self, name):
        global _touched
        _touched = True
        ModuleType.__delattr__(self, name)

    @property
    def __dict__(self):
        global _touched
        _touched = True
        return _dictionary_of(self)


_WatchedModule.__name__ = _WatchedModule.__qualname__ = "module"


def remember():
    """Take the builtins as they are now for those to restore; only the first call counts."""
    if not _pristine:
        _pristine.update(_current)
        builtins.__class__ = _WatchedModule


def has(name):
    """Return whether Python itself has a builtin of this name."""
    return name in _pristine


def restore():
    """Undo changes of the builtins."""
    global _touched
    _touched = False
    try:
        unchanged = _same(_current, _pristine)
    except BaseException:  # the __eq__ of what was put there
        unchanged = False
    if not unchanged:
        _current.clear()
        _current.update(_pristine)


def restore_if_touched():
    """Undo changes that were made through the module. Next to free when there are none."""
    if _touched:
        restore()
