"""What a condition leaves of the values of names."""

import ast

from .place import unknown
from .values import Choice, Literal, options


def narrow(env, test, holds):
    """
    Take None out of the names of `env` that `test` (a node that holds, or does not) says are not None: `x`, `x is not None`, `not x`.
    Names of modules stay: other calls change them.
    """
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, holds = test.operand, not holds
    if isinstance(test, ast.BoolOp):
        if holds == isinstance(test.op, ast.And):
            for one in test.values:
                narrow(env, one, holds)
        return
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.Is, ast.Eq, ast.IsNot, ast.NotEq)) and _is_none(test.comparators):
        holds = holds == isinstance(test.ops[0], (ast.IsNot, ast.NotEq))
        test = test.left
    if not holds or not isinstance(test, ast.Name) or test.id not in env:
        return
    values = options(env[test.id])
    left = [one for one in values if not (isinstance(one, Literal) and one.value is None)]
    if len(left) < len(values):
        env[test.id] = left[0] if len(left) == 1 else Choice(test, left) if left else unknown(test)


def _is_none(comparators):
    return len(comparators) == 1 and isinstance(comparators[0], ast.Constant) and comparators[0].value is None
