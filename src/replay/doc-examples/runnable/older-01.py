import panther_oss_helpers


def rule(event):
    return bool(panther_oss_helpers.get_dictionary("login:" + event.get("username")))
