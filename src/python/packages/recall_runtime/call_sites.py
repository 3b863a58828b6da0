"""Where a detection's file calls some names: what an edit of these calls has to know."""

import ast
import json

_last = None


def call_sites(source, names, namespace):
    """
    Return `{"calls": [{"name", "from", "to"}], "imports", "hasJson"}`; None for a source that Python cannot read.

    `calls` are those of names, as `name(…)`; places are `[line, column]`, the line 1-based, the column 0-based in UTF-16 code
    units (without a byte order mark). `imports` is the last line of the imports at the file's beginning, 0 where there are
    none; `hasJson` whether its name `json` is that module.
    """
    tree = _tree(source)
    if tree is None:
        return None
    # As Python's own, these lines end with line feeds and carriage returns alone.
    lines = source.removeprefix("\ufeff").encode("utf-8", "surrogatepass").splitlines()
    calls = [
        {"name": node.func.id, "from": _place(lines, node.lineno, node.col_offset), "to": _place(lines, node.end_lineno, node.end_col_offset)}
        for node in ast.walk(tree)
        if type(node) is ast.Call and type(node.func) is ast.Name and node.func.id in names
    ]
    return {"calls": calls[:1000], "imports": _end_of_imports(tree), "hasJson": namespace.get("json") is json}


def _tree(source):
    global _last
    if _last is None or _last[0] != source:
        try:
            tree = ast.parse(source.removeprefix("\ufeff"))
        except Exception:
            tree = None
        _last = source, tree
    return _last[1]


def _end_of_imports(tree):
    end = 0
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            break
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            end = statement.end_lineno
    return end


def _place(lines, line, column):
    before = lines[line - 1][:column].decode("utf-8", "surrogatepass")
    return [line, len(before.encode("utf-16-le", "surrogatepass")) // 2]
