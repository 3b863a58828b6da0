"""Caching helpers for detections: `panther_detection_helpers.caching`. The release is chosen per run."""

from . import caching

__version__ = caching.DEFAULT_RELEASE
