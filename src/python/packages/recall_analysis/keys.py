"""What a key is made of."""

from .values import MOST_PIECES, Called, Field, Imported, Literal, Operation, Text, options, same


def pieces(key):
    """A key's pieces, one behind the other, at most MOST_PIECES; those of `a + b` where neither is known to be text too."""
    found = []
    todo = [key]
    while todo and len(found) < MOST_PIECES:
        one = todo.pop()
        if isinstance(one, Text) or (isinstance(one, Operation) and one.operator == "+"):
            todo.extend(reversed(one.parts()))
        elif isinstance(one, Called) and one.name == "str" and one.arguments:
            todo.append(one.arguments[0])
        else:
            found.append(one)
    return found


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
