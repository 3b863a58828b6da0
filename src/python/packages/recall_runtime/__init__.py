"""
Runs detections on events, for the page's engine.

`connect` binds the host, `load` executes the modules of a run, then for every event `begin_event` once and `run` per
detection, or `run_test` for each unit test, and where lines are watched `take_lines` after it. Texts in and out are JSON. Importing this touches neither the host nor the clock nor the environment, so a
memory snapshot can be taken after it.
"""

from .batch import begin_event, run
from .connection import connect
from .line_watch import take as take_lines
from .loading import load
from .testing import run_test
from .warming import warm

__all__ = ["begin_event", "connect", "load", "run", "run_test", "take_lines", "warm"]
