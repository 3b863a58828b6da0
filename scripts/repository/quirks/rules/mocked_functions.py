def rule(event):
    return False


def title(event):
    return 1 / 0
