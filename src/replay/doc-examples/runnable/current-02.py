from panther_detection_helpers.caching import get_dictionary


def rule(event):
    return bool(get_dictionary("login:" + event.get("username")))
