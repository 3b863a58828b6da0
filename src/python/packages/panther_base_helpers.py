"""General helpers that many detections import: reaching into nested data."""

from panther_core.reaching import deep_get, deep_walk

__all__ = ["deep_get", "deep_walk"]
