# Tries to show the page an exception that is huge and deep.
# Sees: ValueError: .*truncated
def rule(event):
    deep = {}
    for _ in range(900):
        deep = {"<b>pwned</b>": deep}
    raise ValueError("x" * 5_000_000, deep)
