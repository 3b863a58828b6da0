def rule(event):
    return __name__ == event.get("id")
