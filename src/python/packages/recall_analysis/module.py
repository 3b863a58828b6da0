"""`Module`: one source, parsed, with what is asked of its text."""

import ast
import io
import re
import tokenize
from functools import cached_property

_IGNORE = re.compile(r"#\s*recall:\s*ignore\s+(RC[0-9]{3}\b(?:\s*,\s*RC[0-9]{3}\b)*)", re.IGNORECASE)
#: Lines as Python counts them: a form feed, or U+2028, ends none.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CODE = re.compile(r"RC[0-9]{3}", re.IGNORECASE)


class Module:
    """The source at `path`. Raises SyntaxError (or ValueError, RecursionError) where Python cannot parse it."""

    def __init__(self, path, source):
        self.path = path
        # A byte order mark is no code, but a column of the first line.
        self.source = source.removeprefix("\ufeff")
        self.mark = len(source) - len(self.source)
        source = self.source
        self.lines = _LINE.findall(source)
        self.tree = ast.parse(source, path)
        self.parents = {child: parent for parent in ast.walk(self.tree) for child in ast.iter_child_nodes(parent)}
        self.functions = {node.name: node for node in self.tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}
        # Of the module's names, filled by the walk through its body.
        self.globals = {}

    def statement(self, node):
        """The statement that an expression stands in."""
        while not isinstance(node, ast.stmt):
            node = self.parents[node]
        return node

    def text(self, node):
        """The source of a node."""
        lines = [line.encode() for line in self.lines[node.lineno - 1 : node.end_lineno]]
        if not lines:
            return ""
        lines[-1] = lines[-1][: node.end_col_offset]
        lines[0] = lines[0][node.col_offset :]
        return b"".join(lines).decode()

    def begin(self, node):
        """Where a node begins: line, and column in UTF-16 code units."""
        return {"line": node.lineno, "column": self.column(node.lineno, node.col_offset)}

    def end(self, node):
        """Where it ends, behind its last character."""
        return {"line": node.end_lineno, "column": self.column(node.end_lineno, node.end_col_offset)}

    def column(self, line, offset):
        """A column of Python's, in bytes of UTF-8, in UTF-16 code units."""
        text = self.lines[line - 1].encode()[:offset].decode(errors="ignore") if line <= len(self.lines) else ""
        return (self.mark if line == 1 else 0) + (len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2)

    def range(self, node):
        """The stretch of a node, as the page knows it."""
        return {"path": self.path, "from": self.begin(node), "to": self.end(node)}

    def indent(self, node):
        """The white space before the statement that a node stands in."""
        line = self.lines[self.statement(node).lineno - 1]
        return line[: len(line) - len(line.lstrip())]

    def line_end(self):
        """How its lines end."""
        return "\r\n" if self.lines and self.lines[0].endswith("\r\n") else "\n"

    @cached_property
    def silenced(self):
        """Codes that comments silence, by line: on the line itself, or on a line of its own for the next line that is code."""
        found = {}
        waiting = set()
        try:
            for token in tokenize.generate_tokens(io.StringIO(self.source).readline):
                if token.type == tokenize.COMMENT:
                    match = _IGNORE.search(token.string)
                    if match is None:
                        continue
                    codes = {code.upper() for code in _CODE.findall(match.group(1))}
                    if token.line[: token.start[1]].strip():
                        found.setdefault(token.start[0], set()).update(codes)
                    else:
                        waiting |= codes
                elif waiting and token.type not in (tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT):
                    found.setdefault(token.start[0], set()).update(waiting)
                    waiting = set()
        except (tokenize.TokenError, IndentationError):
            pass
        return found
