"""What a key is made of."""

from .values import Called, Field, Imported, Literal, Operation, Text, options, same


def pieces(key):
    """A key's pieces, one behind the other; those of `a + b` where neither is known to be text too."""
    if isinstance(key, Text):
        return [one for piece in key.pieces for one in pieces(piece)]
    if isinstance(key, Operation) and key.operator == "+":
        return [one for operand in key.operands for one in pieces(operand)]
    if isinstance(key, Called) and key.name == "str" and key.arguments:
        return pieces(key.arguments[0])
    return [key]


def is_constant(piece):
    """Whether it is the same for all events: a literal, `__name__`."""
    return isinstance(piece, Literal) or (isinstance(piece, Imported) and piece.name == "__name__")


def literal_text(key):
    """The literal text of a key, its pieces that are none left out."""
    return "".join(piece.value for piece in pieces(key) if isinstance(piece, Literal) and isinstance(piece.value, str))


def dynamics(key):
    """The pieces that differ from event to event."""
    return [piece for piece in pieces(key) if not is_constant(piece)]


def fields(key):
    """(field, how it stands in the key): fields of the event that become text as they are; in `.lower()` and its like None raises instead."""
    return [piece for piece in dynamics(key) if isinstance(piece, Field)]


def same_key(left, right):
    """Whether two calls surely have the same key in one call of the detection."""
    if left is None or right is None:
        return False
    if same(left, right):
        return True
    ours, theirs = pieces(left), pieces(right)
    return len(ours) == len(theirs) and len(ours) > 0 and all(same(one, other) for one, other in zip(ours, theirs))


def each(key):
    """The keys that a key may be, each on its own: of a Choice its options."""
    return options(key) if key is not None else []
