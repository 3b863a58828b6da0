import panther_detection_helpers


def rule(event):
    return bool(panther_detection_helpers.caching.get_dictionary("login:" + event.get("username")))
