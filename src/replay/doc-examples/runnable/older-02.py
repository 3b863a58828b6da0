from panther_oss_helpers import get_dictionary


def rule(event):
    return bool(get_dictionary("login:" + event.get("username")))
