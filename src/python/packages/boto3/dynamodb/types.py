"""
Python values to DynamoDB's typed values and back.

Numbers are Decimal or int, never float, and must fit DynamoDB's 38 significant digits exactly: a number that would be
rounded raises decimal.Inexact or decimal.Rounded instead of changing silently.
"""

from collections.abc import Mapping, Set
from decimal import Clamped, Context, Decimal, Inexact, Overflow, Rounded, Underflow

STRING = "S"
NUMBER = "N"
BINARY = "B"
STRING_SET = "SS"
NUMBER_SET = "NS"
BINARY_SET = "BS"
NULL = "NULL"
BOOLEAN = "BOOL"
MAP = "M"
LIST = "L"

DYNAMODB_CONTEXT = Context(prec=38, Emin=-128, Emax=126, traps=[Clamped, Overflow, Inexact, Rounded, Underflow])


class Binary:
    """Bytes as DynamoDB keeps them; equal to bytes of the same content."""

    def __init__(self, value):
        if not isinstance(value, (bytes, bytearray)):
            raise TypeError(f"Value must be of the following types: {bytes}, {bytearray}.")
        self.value = value

    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Binary) else other)

    def __hash__(self):
        return hash(bytes(self.value))

    def __repr__(self):
        return f"Binary({self.value!r})"

    def __str__(self):
        return str(self.value)

    def __bytes__(self):
        return bytes(self.value)


class TypeSerializer:
    """Turns Python values into DynamoDB's typed values, e.g. `3` into `{"N": "3"}`."""

    def serialize(self, value):
        """
        Return the typed value. Sets become SS, NS or BS by their members, mappings M, lists and tuples L.

        Raises TypeError for floats, for sets of mixed or other types, and for anything else DynamoDB cannot keep.
        """
        # The exact types first, because nearly all values have one; the order below decides for subclasses.
        kind = type(value)
        if kind is str:
            return {STRING: value}
        if kind is int or kind is Decimal:
            return {NUMBER: number_text(value)}
        if value is None:
            return {NULL: True}
        if isinstance(value, bool):
            return {BOOLEAN: value}
        if _is_number(value):
            return {NUMBER: number_text(value)}
        if isinstance(value, str):
            return {STRING: str(value)}
        if _is_binary(value):
            return {BINARY: _raw_bytes(value)}
        if isinstance(value, Set):
            return self._serialize_set(value)
        if isinstance(value, Mapping):
            return {MAP: {name: self.serialize(member) for name, member in value.items()}}
        if isinstance(value, (list, tuple)):
            return {LIST: [self.serialize(member) for member in value]}
        raise _unsupported(value)

    def _serialize_set(self, value):
        if all(_is_number(member) for member in value):
            return {NUMBER_SET: [number_text(member) for member in value]}
        if all(isinstance(member, str) for member in value):
            return {STRING_SET: [str(member) for member in value]}
        if all(_is_binary(member) for member in value):
            return {BINARY_SET: [_raw_bytes(member) for member in value]}
        raise _unsupported(value)


class TypeDeserializer:
    """Turns DynamoDB's typed values into Python values: numbers into Decimal, binary values into Binary."""

    def deserialize(self, value):
        """Return the Python value. Raises TypeError when `value` is not one typed value."""
        if not value:
            raise TypeError("Value must be a nonempty dictionary whose key is a valid dynamodb type.")
        ((kind, content),) = value.items()
        read = _READERS.get(kind)
        if read is None:
            raise TypeError(f"Dynamodb type {kind} is not supported")
        return read(content)


def _is_number(value):
    if isinstance(value, (int, Decimal)):
        return True
    if isinstance(value, float):
        raise TypeError("Float types are not supported. Use Decimal types instead.")
    return False


def _is_binary(value):
    return isinstance(value, (Binary, bytes, bytearray))


def _raw_bytes(value):
    return bytes(value.value if isinstance(value, Binary) else value)


def number_text(value):
    """Return the text of a number. Raises decimal.Inexact and its kin for what 38 digits cannot hold."""
    if type(value) is int and -10**15 < value < 10**15:
        return str(value)
    text = str(DYNAMODB_CONTEXT.create_decimal(value))
    if text in ("Infinity", "NaN"):
        raise TypeError("Infinity and NaN not supported")
    return text


def _unsupported(value):
    return TypeError(f'Unsupported type "{type(value)}" for value "{value}"')


def _identity(content):
    return content


def read_members(content):
    """Return the Python values of a dictionary of typed values, such as an item."""
    return {name: _READERS[kind](inner) for name, typed in content.items() for kind, inner in typed.items()}


_READERS = {
    STRING: _identity,
    NUMBER: DYNAMODB_CONTEXT.create_decimal,
    BINARY: Binary,
    STRING_SET: set,
    NUMBER_SET: lambda content: set(map(DYNAMODB_CONTEXT.create_decimal, content)),
    BINARY_SET: lambda content: set(map(Binary, content)),
    NULL: lambda content: None,
    BOOLEAN: _identity,
    MAP: read_members,
    LIST: lambda content: [_READERS[kind](inner) for typed in content for kind, inner in typed.items()],
}
