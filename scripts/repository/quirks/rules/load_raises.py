LIMIT = 1 / 0


def rule(event):
    return True
