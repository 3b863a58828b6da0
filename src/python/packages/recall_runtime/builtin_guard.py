"""
Puts Python's builtins back: a detection that replaces `print` or `len` shall not break the others, or this runner. So it
does for the modules that the product's own helpers use most.

Comparing all builtins costs several times what a small detection does, so a module notices when it is changed
through its attributes or handed out as a dictionary. A change made otherwise (`__builtins__["len"] = …`) is found by
`restore`, at the latest at the next event; in the other modules it is not found.
"""

import builtins
import datetime
import json
import re
import sys
import time
from types import ModuleType

_current = vars(builtins)
_dictionary_of = vars(ModuleType)["__dict__"].__get__
_pristine = {}
_same = dict.__eq__
_modules = sys.modules
# Each with what it has by itself.
_others = {module: {} for module in (datetime, json, re, time)}
_touched = False


class _WatchedModule(ModuleType):
    """What `builtins` and the other modules are instances of from the first load on."""

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
        for module, own in _others.items():
            own.update(vars(module))
        for module in (builtins, *_others):
            module.__class__ = _WatchedModule


def set_own(module, name, value):
    """Set a module's attribute for good: what `restore` leaves as it is."""
    setattr(module, name, value)
    if _pristine:
        _others[module][name] = value


def has(name):
    """Return whether Python itself has a builtin of this name."""
    return name in _pristine


def restore():
    """Undo changes of the builtins, and those of the other modules that were made through them."""
    global _touched
    _restore(_current, _pristine)
    if _touched:
        _touched = False
        for module, own in _others.items():
            _restore(_dictionary_of(module), {**_submodules(module), **own})


def _restore(current, own):
    try:
        unchanged = _same(current, own)
    except BaseException:  # the __eq__ of what was put there
        unchanged = False
    if not unchanged:
        current.clear()
        current.update(own)


def _submodules(module):
    """Return what an import below a module has set there, as `import json.tool` does: it is not imported again."""
    current = _dictionary_of(module)
    name = _others[module]["__name__"]
    return {below: value for below, value in current.items() if f"{name}.{below}" in _modules and _modules[f"{name}.{below}"] is value}


def restore_if_touched():
    """Undo changes that were made through the module. Next to free when there are none."""
    if _touched:
        restore()
