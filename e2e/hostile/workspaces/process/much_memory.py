# Tries to keep more memory with every event.
# Sees: kept 300
kept = []


def rule(event):
    kept.append(bytearray(100_000_000))
    print("kept", 100 * len(kept))
    return False
