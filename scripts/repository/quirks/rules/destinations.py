def rule(event):
    return True


def destinations(event):
    names = event.get("names")
    return names.as_list() if hasattr(names, "as_list") else names
