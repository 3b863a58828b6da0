"""Exceptions of the core."""


class PantherError(Exception):
    """Something that the event cannot do, such as naming a field of a data model where there is none."""
