def rule(event):
    return event.udm("user", default="no model") == "no model" and event.get("name") == "ada"
