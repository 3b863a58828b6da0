"""
What detections use of Panther's core: the event they are given (`PantherEvent`), its read-only containers, and
`PantherError`.
"""

from .enriched_event import PantherEvent
from .exceptions import PantherError
from .immutable import ImmutableCaseInsensitiveDict, ImmutableList

__all__ = ["ImmutableCaseInsensitiveDict", "ImmutableList", "PantherError", "PantherEvent"]
