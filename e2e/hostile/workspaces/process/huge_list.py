# Tries a list of a thousand million, and the errors of memory that follow.
# Sees: MemoryError
def rule(event):
    [0] * 2**30
    return False
