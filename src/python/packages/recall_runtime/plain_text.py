"""Texts from user code, which may be instances of a str subclass that does anything."""

_LIMIT = 1000
_TRUNCATED = "... (truncated)"

exact = str.__str__
class_name = vars(type)["__name__"].__get__  # not type(x).__name__, which a metaclass can define


def truncated(text, limit=_LIMIT):
    """Return a text of at most `limit` characters, cut as alert texts are. Raises TypeError for what is no str."""
    text = exact(text)
    return text if len(text) <= limit else text[: limit - len(_TRUNCATED)] + _TRUNCATED
