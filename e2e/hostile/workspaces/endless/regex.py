# Tries a pattern that takes for ever.
# Sees: ^$
import re


def rule(event):
    return bool(re.match(r"(a+)+$", "a" * 64 + "b"))
