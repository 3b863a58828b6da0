"""What is known of a key's text without an event: how it begins and ends."""

import re

from .keys import pieces
from .values import Imported, Literal


class KeyShape:
    """`prefix` and `suffix`: its text before and behind what is not known; `is_whole`: all of it is known, and is `prefix`."""

    def __init__(self, prefix, suffix, is_whole):
        self.prefix = prefix
        self.suffix = suffix
        self.is_whole = is_whole

    @property
    def is_named(self):
        """Whether enough is known to tell it from others."""
        return re.search(r"\w\w", self.prefix) is not None or re.search(r"\w\w", self.suffix) is not None

    def __str__(self):
        return self.prefix if self.is_whole else f"{self.prefix}…{self.suffix}"

    def may_be(self, other):
        """Whether two keys can be the same."""
        if self.is_whole and other.is_whole:
            return self.prefix == other.prefix
        if self.is_whole:
            return self.prefix.startswith(other.prefix) and self.prefix.endswith(other.suffix)
        if other.is_whole:
            return other.may_be(self)
        begins = self.prefix.startswith(other.prefix) or other.prefix.startswith(self.prefix)
        return begins and (self.suffix.endswith(other.suffix) or other.suffix.endswith(self.suffix))


def shape_of(key, path):
    """The shape of a key that a detection at `path` makes; `__name__` is its own for each."""
    texts = [_text(piece, path) for piece in pieces(key)]
    known = next((number for number, text in enumerate(texts) if text is None), len(texts))
    if known == len(texts):
        return KeyShape("".join(texts), "", True)
    last = next(number for number, text in enumerate(reversed(texts)) if text is None)
    return KeyShape("".join(texts[:known]), "".join(texts[len(texts) - last :]), False)


def _text(piece, path):
    if isinstance(piece, Literal):
        return str(piece.value)
    if isinstance(piece, Imported) and piece.name == "__name__":
        return f"<{path}>"
    return None
