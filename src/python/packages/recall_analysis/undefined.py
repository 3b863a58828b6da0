"""Names that are nowhere defined, as Python's own compiler sees them: nothing is executed."""

import ast
import builtins
import dis
import types

#: They make names, or read them, in ways that no look at the source tells.
_HIDDEN = {"exec", "globals", "locals", "vars", "eval", "__import__", "setattr", "__builtins__", "__dict__"}
_GIVEN = {"exit", "quit", "WindowsError", "reveal_type"}
_READS = {"LOAD_NAME", "LOAD_GLOBAL"}
_WRITES = {"STORE_NAME", "STORE_GLOBAL"}


def undefined(module):
    """
    The Name nodes that are read, found in no scope and no builtins, in the order of the source. Empty where a star import, `exec`, or
    their like may define names, and where the compiler refuses the source.
    """
    if _is_hidden(module.tree):
        return []
    try:
        code = compile(module.source, module.path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    reads, defined = _used(code)
    known = defined | set(dir(builtins)) | _GIVEN
    places = {(line, column) for name, line, column in reads if name not in known and not name.startswith("__")}
    guarded = _caught(module.tree)
    nodes = [
        node
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and (node.lineno, node.col_offset) in places and node not in guarded
    ]
    return sorted((node for node in nodes if node.id not in known), key=lambda node: (node.lineno, node.col_offset))


def _is_hidden(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            return True
        if isinstance(node, ast.Name) and node.id in _HIDDEN:
            return True
        if isinstance(node, ast.Attribute) and node.attr == "__dict__":
            return True
    return False


def _used(code):
    """(reads as (name, line, column), names that the module defines), of a code object and those within it."""
    reads = []
    defined = set()
    todo = [(code, True)]
    while todo:
        one, is_module = todo.pop()
        own = set()
        used = []
        for step in dis.get_instructions(one):
            if step.opname in _READS:
                used.append((step.opname, step.argval, step.positions.lineno, step.positions.col_offset))
            elif step.opname == "STORE_GLOBAL" or (step.opname == "STORE_NAME" and is_module):
                defined.add(step.argval)
            elif step.opname in _WRITES:
                # Of a class body.
                own.add(step.argval)
        reads.extend((name, line, column) for how, name, line, column in used if how == "LOAD_GLOBAL" or name not in own)
        # What is only an annotation is evaluated when somebody asks for it, or never.
        todo.extend((inner, False) for inner in one.co_consts if isinstance(inner, types.CodeType) and inner.co_name != "__annotate__")
    return reads, defined


def _caught(tree):
    """The nodes in the body of a `try` that expects names to be missing."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Try) and any(_expects(handler.type) for handler in node.handlers):
            found.update(inner for statement in node.body for inner in ast.walk(statement))
    return found


def _expects(kind):
    return any(isinstance(one, ast.Name) and one.id == "NameError" for one in ast.walk(kind)) if kind is not None else True
