"""What a check answers, and the edits that its fix is made of."""

import ast

from .cache_helpers import helper_of


def finding(code, step, message, calls=None, fix=None, severity=None, node=None):
    """
    A finding at a step (or at `node`, which is in the step's module). `calls`: the CacheCalls that it is about, else the step where it is
    one; `fix`: what `fix` below makes.
    """
    about = [step] if calls is None else calls
    places = []
    for call in about:
        place = {"path": call.module.path, "line": call.node.lineno}
        if place not in places:
            places.append(place)
    made = {"code": code, "range": step.module.range(node or step.node), "message": message, "calls": places, "fix": fix}
    if severity is not None:
        made["severity"] = severity
    return made


def finding_at(code, module, node, message, fix=None, severity=None, calls=()):
    """A finding at a node of a module that is no step."""
    made = {"code": code, "range": module.range(node), "message": message, "calls": [], "fix": fix}
    for call in calls:
        made["calls"].append({"path": call.module.path, "line": call.node.lineno})
    if severity is not None:
        made["severity"] = severity
    return made


def fix(title, *edits):
    """A quick fix. None among the edits are left out."""
    return {"title": title, "edits": [edit for edit in edits if edit is not None]}


def replace(module, node, text):
    """Another text for a node."""
    return {**module.range(node), "text": text}


def insert(module, line, column, text):
    """Text that is put in at a line and a column of Python's."""
    place = {"line": line, "column": module.column(line, column)}
    return {"path": module.path, "from": place, "to": place, "text": text}


def wrap(module, node, before, after):
    """Text around a node."""
    return {**module.range(node), "text": f"{before}{module.text(node)}{after}"}


def argument(module, call, name, text, position=None):
    """
    A call with an argument: it takes the place of the one of that name, or at that position (from 0), or is put behind the last one.
    """
    for keyword in call.keywords:
        if keyword.arg == name:
            return replace(module, keyword.value, text)
    if position is not None and len(call.args) > position:
        return replace(module, call.args[position], text)
    last = [*call.args, *(keyword.value for keyword in call.keywords)]
    if not last:
        return insert(module, call.end_lineno, call.end_col_offset - 1, f"{name}={text}")
    end = max(last, key=lambda one: (one.end_lineno, one.end_col_offset))
    return insert(module, end.end_lineno, end.end_col_offset, f", {name}={text}")


def without_argument(module, call, name, position):
    """A call without an argument, that of the name or that at the position; None where one is behind it by position, or it is not there."""
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    gone = next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
    if gone is None and len(call.args) == position + 1:
        gone = call.args[position]
    if gone is None or gone is arguments[0]:
        return None
    before = arguments[arguments.index(gone) - 1]
    return {"path": module.path, "from": module.end(before), "to": module.end(gone), "text": ""}


def line_before(module, node, text):
    """A line, or several, before the statement that a node stands in, indented as it is."""
    statement = module.statement(node)
    indent = module.indent(node)
    end = module.line_end()
    return insert(module, statement.lineno, 0, "".join(f"{indent}{line}{end}" for line in text.split("\n")))


def without_statement(module, statement):
    """The lines of a statement away; `pass` instead where it is the only one of its block."""
    parent = module.parents[statement]
    alone = any(block == [statement] for block in (getattr(parent, name, None) for name in ("body", "orelse", "finalbody")))
    if alone:
        return replace(module, statement, "pass")
    return remove_lines(module, statement.lineno, statement.end_lineno)


def remove_lines(module, first, last):
    """Lines away, the last one too."""
    begin = {"line": first, "column": 0}
    if module.lines[last - 1].endswith(("\n", "\r")):
        return {"path": module.path, "from": begin, "to": {"line": last + 1, "column": 0}, "text": ""}
    length = len(module.lines[last - 1].encode())
    return {"path": module.path, "from": begin, "to": {"line": last, "column": module.column(last, length)}, "text": ""}


def imports(module, statement):
    """An import at the top of a module, behind those that are there; None where it is there already, word by word."""
    end = module.line_end()
    all_present = [node for node in module.tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    present = [node for node in all_present if getattr(node, "module", None) != "__future__"]
    if all_present and not present:
        return insert(module, all_present[-1].end_lineno + 1, 0, f"{statement}{end}")
    if any(module.text(node) == statement for node in present):
        return None
    if not present:
        first = module.tree.body[0]
        is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
        line = first.end_lineno + 1 if is_text else 1
        return insert(module, line, 0, f"{statement}{end}")
    return insert(module, present[0].lineno, 0, f"{statement}{end}")


def helper_import(module, call, name):
    """
    How another caching helper is called where `call` (a call of one) stands, and the edit that imports it: (text, edit or None). None
    where it cannot be told.
    """
    if isinstance(call.func, ast.Attribute):
        return f"{module.text(call.func.value)}.{name}", None
    if not isinstance(call.func, ast.Name):
        return None
    known = module.globals.get(name)
    if known is not None:
        is_helper = getattr(known, "name", "").rpartition(".")[2] == name and helper_of(known.name) is not None
        return (name, None) if is_helper else None
    for node in module.tree.body:
        if isinstance(node, ast.ImportFrom) and any((alias.asname or alias.name) == call.func.id for alias in node.names):
            last = node.names[-1]
            return name, insert(module, last.end_lineno, last.end_col_offset, f", {name}")
    return None


def begins_its_line(module, statement):
    """Whether lines can be put in before a statement: nothing stands before it on its line, and it is no `elif`."""
    line = module.lines[statement.lineno - 1]
    return not line.encode()[: statement.col_offset].strip() and not line.lstrip().startswith("elif")
