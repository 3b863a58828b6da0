"""Names that a fix may use."""

import ast
from functools import lru_cache

from .cache_helpers import helper_of
from .findings import insert
from .values import Imported


def sibling(module, call, name):
    """
    How another caching helper is called where `call` calls one, as (text, edit that imports it or None); None where that cannot be told.
    """
    if isinstance(call.func, ast.Attribute):
        return f"{module.text(call.func.value)}.{name}", None
    for known, value in module.globals.items():
        if isinstance(value, Imported) and helper_of(value.name) and value.name.endswith(f".{name}"):
            return known, None
    if not isinstance(call.func, ast.Name) or name != free_name(module, name):
        return None
    for node in module.tree.body:
        if isinstance(node, ast.ImportFrom) and any((one.asname or one.name) == call.func.id for one in node.names):
            last = node.names[-1]
            return name, insert(module, last.end_lineno, last.end_col_offset, f", {name}")
    return None


def free_name(module, *wanted):
    """The first of these names that the source does not use; None where it uses all of them."""
    used = _used(module)
    return next((name for name in wanted if name not in used), None)


@lru_cache(maxsize=4)
def _used(module):
    used = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    return used | {node.arg for node in ast.walk(module.tree) if isinstance(node, ast.arg)} | set(module.functions)


def loaded(node):
    """The names that are read within a node."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}


def stored(nodes):
    """The names that get a value within nodes."""
    return {one.id for node in nodes for one in ast.walk(node) if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load)}


def function_of(module, node):
    """The definition that a node stands in; None at the top of the module."""
    while node in module.parents:
        node = module.parents[node]
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return node
    return None


def block_of(module, statement):
    """The statements among which one stands."""
    parent = module.parents[statement]
    for name in ("body", "orelse", "finalbody"):
        block = getattr(parent, name, None)
        if isinstance(block, list) and statement in block:
            return block
    return [statement]


def first_line(module, statement):
    """The line on which a statement begins, with the comments above it."""
    line = statement.lineno
    while line > 1 and module.lines[line - 2].lstrip().startswith("#"):
        line -= 1
    return line


def within(module, node):
    """Whether a node is of this module."""
    return node in module.parents
