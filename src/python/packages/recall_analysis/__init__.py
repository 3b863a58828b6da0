"""
Looks for pitfalls in the source of detections, without executing any of it.

`analyse` takes an AnalysisWork as JSON and answers a list of FileAnalysis as JSON (`src/pitfalls/finding-types.ts`).
"""

from .analysis import analyse

__all__ = ["analyse"]
