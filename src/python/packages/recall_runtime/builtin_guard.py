"""Puts Python's builtins back: a detection that replaces `print` or `len` shall not break the others, or this runner."""

import builtins

_current = vars(builtins)
_pristine = {}


def remember():
    """Take the builtins as they are now for those to restore; only the first call counts."""
    if not _pristine:
        _pristine.update(_current)


def restore():
    """Undo changes of the builtins. Cheap when there are none."""
    if _current != _pristine:
        _current.clear()
        _current.update(_pristine)
