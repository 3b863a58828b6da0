# Tries a dictionary whose keys all collide.
# Sees: ^$
class Key:
    def __hash__(self):
        return 1


def rule(event):
    kept = {}
    while True:
        kept[Key()] = None
