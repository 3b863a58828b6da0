"""
Read-only dictionaries and lists around plain JSON data.

Nested dictionaries and lists are wrapped each time they are reached, never in advance. The constructors copy the top
level only: what lies deeper is the caller's own data.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy


class ImmutableCaseInsensitiveDict(Mapping):
    """
    A mapping that cannot be changed and whose keys are found in any case.

    An exact key wins; otherwise the first key that is equal but for case. Iteration gives the keys as they are written.
    A key that is no str raises AttributeError, unless the mapping is empty.
    """

    def __init__(self, container):
        self._container = dict(container)
        self._written_keys = None

    def __getitem__(self, key):
        written = self._written_key(key)
        if written is None:
            raise KeyError(key)
        return wrap(self._container[written])

    def get(self, key, default=None):
        """Return the value, None where it is an explicit null, or `default` where there is no such key."""
        written = self._written_key(key)
        return default if written is None else wrap(self._container[written])

    def __contains__(self, key):
        return self._written_key(key) is not None

    def __iter__(self):
        return iter(self._container)

    def __len__(self):
        return len(self._container)

    def __eq__(self, other):
        if isinstance(other, ImmutableCaseInsensitiveDict):
            return self._container == other._container
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}({self._container!r})"

    def copy(self):
        """Return a deep copy that can be changed, made of plain dictionaries and lists."""
        return deepcopy(self._container)

    def to_dict(self):
        """Return a deep copy that can be changed, made of plain dictionaries and lists."""
        return deepcopy(self._container)

    def _written_key(self, key):
        """Return the key as it is written here, or None where there is no such key."""
        container = self._container
        if isinstance(key, str) and key in container:
            return key
        if not container:
            return None
        folded = key.lower()
        if self._written_keys is None:
            self._written_keys = {}
            for written in container:
                self._written_keys.setdefault(written.lower(), written)
        return self._written_keys.get(folded)


class ImmutableList(Sequence):
    """
    A list that cannot be changed; equal to a list or tuple of the same content.

    A slice is a plain tuple of the raw members, which are neither wrapped nor read-only.
    """

    def __init__(self, container):
        self._container = tuple(container)

    def __getitem__(self, index):
        if isinstance(index, slice):
            note_raw()
            return self._container[index]
        return wrap(self._container[index])

    def __len__(self):
        return len(self._container)

    def __iter__(self):
        return map(wrap, self._container)

    def __eq__(self, other):
        if isinstance(other, ImmutableList):
            return self._container == other._container
        if isinstance(other, (list, tuple)):
            return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other))
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}({self._container!r})"

    def copy(self):
        """Return a deep copy as a list that can be changed."""
        return deepcopy(list(self._container))

    def as_list(self):
        """Return a deep copy as a list that can be changed."""
        return self.copy()


_raw_given = False


def note_raw():
    """Remember that data was given out which is neither wrapped nor copied, so that somebody may change it."""
    global _raw_given
    _raw_given = True


def take_raw_note():
    """Return whether note_raw was called since this was asked last."""
    global _raw_given
    given = _raw_given
    _raw_given = False
    return given


def wrap(value):
    """Return dictionaries and lists in their read-only form, everything else as it is."""
    if isinstance(value, dict):
        return ImmutableCaseInsensitiveDict(value)
    if isinstance(value, list):
        return ImmutableList(value)
    return value


def plain_content(value):
    """
    Return what a read-only container holds, as a dictionary or list: the `default` of json.dumps for events.

    Raises TypeError for anything else, as json.dumps expects.
    """
    if isinstance(value, ImmutableCaseInsensitiveDict):
        return value._container
    if isinstance(value, ImmutableList):
        return list(value._container)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
