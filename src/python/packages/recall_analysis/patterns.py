"""What the patterns of a `match` say about its subject."""

import ast

from .values import Items, Literal, Operation


def matched(pattern, subject, evaluate):
    """The condition under which a pattern matches; None where it always does. `evaluate`: gives the value of an expression in it."""
    if isinstance(pattern, ast.MatchAs) and pattern.pattern is None:
        return None
    if isinstance(pattern, ast.MatchAs):
        return matched(pattern.pattern, subject, evaluate)
    if isinstance(pattern, ast.MatchValue):
        return Operation(pattern, "==", (subject, evaluate(pattern.value)))
    if isinstance(pattern, ast.MatchSingleton):
        return Operation(pattern, "is", (subject, Literal(pattern, pattern.value)))
    if isinstance(pattern, ast.MatchOr) and all(isinstance(one, ast.MatchValue) for one in pattern.patterns):
        return Operation(pattern, "in", (subject, Items(pattern, "tuple", [evaluate(one.value) for one in pattern.patterns])))
    return Operation(pattern, "match", (subject,))
