"""Which line stands for a statement: its first, as coverage.py counts them."""

import ast


def first_lines(source):
    """
    Return `{line: first line of its statement}` for the lines of a module's source, which can be compiled.

    A decorator is a statement of its own, and so are the heads of `def`, `class`, `if`, `except`, `case` and the like, without what
    stands below them. Docstrings, and other texts that nothing is done with, are left out.
    """
    firsts = {}
    waiting = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        _take_head(node, firsts)
        for part in ("finalbody", "orelse", "cases", "handlers", "body"):
            # In the order of the source: of statements on one line, the first is asked first. A lambda's body is no list.
            below = getattr(node, part, None)
            if isinstance(below, list):
                waiting.extend(reversed(below))
    return firsts


def _take_head(node, firsts):
    if isinstance(node, ast.Module) or _is_text(node):
        return
    for decorator in getattr(node, "decorator_list", ()):
        _take(decorator.lineno, decorator.end_lineno, firsts)
    place = node.pattern if isinstance(node, ast.match_case) else node
    below = node.cases if isinstance(node, ast.Match) else getattr(node, "body", None)
    # Comments between a head and what stands below it have no code.
    _take(place.lineno, _begin_of(below[0]) - 1 if isinstance(below, list) else place.end_lineno, firsts)


def _take(begin, end, firsts):
    # A statement may stand behind another one on its line.
    first = firsts.setdefault(begin, begin)
    for line in range(begin + 1, end + 1):
        firsts[line] = first


def _begin_of(node):
    if isinstance(node, ast.match_case):
        return node.pattern.lineno
    decorators = getattr(node, "decorator_list", None)
    return decorators[0].lineno if decorators else node.lineno


def _is_text(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
