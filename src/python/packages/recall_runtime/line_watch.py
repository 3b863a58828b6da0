"""
Which lines of the workspace's files are reached, measured with `sys.monitoring` where a load asks for it.

Otherwise nothing of it is registered, and code runs as it always does. What counts as a line is what coverage.py counts: the first
line of each statement that has code, `def` and decorators included, docstrings not.
"""

import json
import sys
from types import CodeType

from .statement_lines import first_lines

# All bound here: user code can replace what the module has.
_monitoring = sys.monitoring
_TOOL = _monitoring.COVERAGE_ID
_LINE = _monitoring.events.LINE
_NAME = "recall"
_DISABLE = _monitoring.DISABLE
_use_tool_id = _monitoring.use_tool_id
_free_tool_id = _monitoring.free_tool_id
_get_tool = _monitoring.get_tool
_get_events = _monitoring.get_events
_register_callback = _monitoring.register_callback
_set_local_events = _monitoring.set_local_events
_restart_events = _monitoring.restart_events
_encode = json.JSONEncoder(separators=(",", ":")).encode

# All that one load may tell of: files beyond that are not measured.
_MOST_LINES = 500_000

_is_on = False
_lines_left = 0
_watched = []
# By path: the first line of the statement that a line belongs to.
_firsts = {}
# By path, since they were told last: lines that were reached, and all that can be in files that were executed since.
_reached = {}
_lines = {}


def choose(is_on):
    """Watch the modules that are executed from now on, or none. What was watched before is forgotten."""
    global _is_on, _lines_left
    if _is_on:
        _let_go()
    for kept in (_watched, _firsts, _reached, _lines):
        kept.clear()
    _is_on = is_on
    _lines_left = _MOST_LINES
    if is_on:
        _hold()


def watch(code, source, path):
    """Watch a compiled module, and all code in it, that is executed next."""
    if not _is_on:
        return
    try:
        _watch(code, source, path)
    except BaseException:  # builtins may be replaced, or the stack be nearly full: then it is not measured
        pass


def begin():
    """Have all lines told anew: what is reached from now on is another test's."""
    if not _is_on:
        return
    _reached.clear()
    # A detection may have meddled with it.
    if _register_callback_is_lost() or _get_tool(_TOOL) != _NAME or _get_events(_TOOL) != 0:
        _let_go()
        _hold()
    _restart_events()


def take():
    """
    Return, as JSON, what was reached since `begin`, or a load, and forget it: `{path: {"lines", "reached"}}`.

    `lines` are all that can be reached in the file, null where that was told before. Both ascend, from 1.
    """
    told = {}
    for path, firsts in _firsts.items():
        if path in _lines or path in _reached:
            reached = {firsts[line] for line in _reached.get(path, ()) if line in firsts}
            told[path] = {"lines": _lines.get(path), "reached": sorted(reached)}
    _reached.clear()
    _lines.clear()
    return _encode(told)


def _watch(code, source, path):
    global _lines_left
    firsts = first_lines(source)
    codes = list(_codes_in(code))
    lines = {firsts[line] for one in codes for _, _, line in one.co_lines() if line in firsts}
    if len(lines) > _lines_left:
        return
    _lines_left -= len(lines)
    _firsts[path] = firsts
    _lines[path] = sorted(lines)
    _watched.extend(codes)
    for one in codes:
        _set_local_events(_TOOL, one, _LINE)


def _codes_in(code):
    """Give a code object and all that are in it, but those that only annotations have: Python 3.14 executes them where somebody asks."""
    codes = [code]
    for one in codes:
        codes.extend(const for const in one.co_consts if isinstance(const, CodeType) and const.co_name != "__annotate__")
    return codes


def _hit(code, line):
    path = code.co_filename
    lines = _reached.get(path)
    if lines is None:
        _reached[path] = {line}
    else:
        lines.add(line)
    return _DISABLE


def _register_callback_is_lost():
    return _register_callback(_TOOL, _LINE, _hit) is not _hit


def _hold():
    if _get_tool(_TOOL) is not None:
        _free_tool_id(_TOOL)
    _use_tool_id(_TOOL, _NAME)
    _register_callback(_TOOL, _LINE, _hit)
    for code in _watched:
        _set_local_events(_TOOL, code, _LINE)


def _let_go():
    _register_callback(_TOOL, _LINE, None)
    if _get_tool(_TOOL) is not None:
        _free_tool_id(_TOOL)
