# Tries to never finish loading.
# Sees: ^$
while True:
    pass


def rule(event):
    return False
