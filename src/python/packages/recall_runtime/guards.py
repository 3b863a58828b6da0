"""
What user code may leave behind, put back: one call behind each function, each detection, each module and each test.

The recursion limit is put back here and not a call further in: a low one may leave room for no more than this.
"""

import sys

from . import builtin_guard, event_guard, modules

_recursion_limit = sys.getrecursionlimit
_set_recursion_limit = sys.setrecursionlimit
_own_limit = _recursion_limit()
_restore_if_touched = builtin_guard.restore_if_touched
_restore_classes = event_guard.restore
_restore_if_resized = modules.restore_if_resized


def after_function():
    """Undo what would fail what follows, this runner included: behind each call of user code. Next to free when there is nothing."""
    if _recursion_limit() != _own_limit:
        _set_recursion_limit(_own_limit)
    _restore_if_touched()


def after_detection():
    """Undo what the next detection would meet, behind `after_function`. A microsecond or two when there is nothing."""
    _restore_if_touched()
    _restore_classes()
    _restore_if_resized()


def after_module():
    """Undo what a module has done to builtins, the event's classes and the recursion limit while it was executed."""
    if _recursion_limit() != _own_limit:
        _set_recursion_limit(_own_limit)
    _restore_classes()
    builtin_guard.restore()


def after_test():
    """Undo all of it: the next test meets nothing of this one."""
    after_module()
    modules.restore()
