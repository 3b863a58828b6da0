"""
A small `dateutil` of our own: `parser.parse`, `parser.isoparse`, `relativedelta` and `tz`, for what detections use of it.

Where a detection needs the rest, the wheel of python-dateutil in the workspace takes its place.
"""

from . import parser, relativedelta, tz

__all__ = ["parser", "relativedelta", "tz"]
