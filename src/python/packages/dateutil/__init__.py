"""
A small `dateutil` of our own: `parser.parse`, `parser.isoparse` and `tz`, for what detections use of it.

Where a detection needs the rest, the wheel of python-dateutil in the workspace takes its place.
"""

from . import parser, tz

__all__ = ["parser", "tz"]
