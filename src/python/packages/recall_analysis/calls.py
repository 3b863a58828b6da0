"""Calls: of caching helpers, of functions whose source is there, and of others."""

import ast

from .cache_helpers import helper_of
from .event_fields import event_function, event_method
from .steps import CacheCall, Changed
from .texts import formatted, joined
from .values import Cached, Called, Function, Imported, Time

#: Functions that answer with the machine's clock, and the form in which they do.
_CLOCKS = {
    "time.time": "seconds",
    "time.monotonic": "seconds",
    "time.time_ns": "nanoseconds",
    "datetime.datetime.now": "datetime",
    "datetime.datetime.utcnow": "datetime",
    "datetime.datetime.today": "datetime",
    "datetime.date.today": "date",
    "panther_base_helpers.time.now": "datetime",
}
_CHANGES = {"add", "update", "discard", "remove", "append", "extend", "insert", "pop", "clear", "setdefault", "popitem", "sort"}


def call(node, env, walk):
    """What a call gives."""
    owner = None
    if isinstance(node.func, ast.Attribute):
        owner = walk.evaluate(node.func.value, env)
    callee = walk.of_module(Imported(node.func, f"{owner.name}.{node.func.attr}")) if isinstance(owner, Imported) else None
    if callee is None and owner is None:
        callee = walk.evaluate(node.func, env)
    arguments = [walk.evaluate(one, env) for one in node.args]
    keywords = {one.arg: walk.evaluate(one.value, env) for one in node.keywords if one.arg is not None}
    is_guessed = any(isinstance(one, ast.Starred) for one in node.args) or any(one.arg is None for one in node.keywords)
    for one in node.keywords:
        if one.arg is None:
            walk.evaluate(one.value, env)
    if isinstance(callee, Function):
        return walk.follow(node, callee, arguments, keywords)
    if isinstance(callee, Imported):
        return _imported(node, callee.name, arguments, keywords, is_guessed, walk)
    if callee is None:
        return _method(node, owner, node.func.attr, arguments, keywords, walk)
    return Called(node, None, (callee, *arguments), keywords)


def _imported(node, name, arguments, keywords, is_guessed, walk):
    helper = helper_of(name)
    if helper:
        given = dict(zip(helper.parameters, arguments)) if not is_guessed or not arguments else {}
        given.update({key: value for key, value in keywords.items() if key in helper.parameters})
        step = walk.place.add(CacheCall(node, walk.place, helper, given, is_guessed))
        return Cached(node, step)
    if name in _CLOCKS:
        return Time(node, "wall", _CLOCKS[name])
    field = event_function(node, name, arguments, keywords)
    return field or Called(node, name, arguments, keywords)


def _method(node, owner, method, arguments, keywords, walk):
    given = event_method(node, owner, method, arguments, keywords)
    if given is not None:
        return given
    if method == "format":
        text = formatted(node, owner, arguments, keywords)
        if text is not None:
            return text
    if method == "join" and arguments:
        text = joined(node, owner, arguments[0])
        if text is not None:
            return text
    if isinstance(owner, Time) and method in ("timestamp", "isoformat", "strftime"):
        return Time(node, owner.source, "seconds" if method == "timestamp" else "text")
    if method in _CHANGES:
        walk.place.add(Changed(node, walk.place, owner, f".{method}", arguments))
    return Called(node, f".{method}", (owner, *arguments), keywords)
