"""One module a code: `check(rule)` answers the findings of its code."""
