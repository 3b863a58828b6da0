"""What the quirk detections ask with. It is imported by its GlobalID, quirk_checks, and not by this file's name."""


def raises(error, call, *arguments):
    """Return whether a call raises this exception, exactly."""
    try:
        call(*arguments)
    except BaseException as raised:
        return type(raised) is error
    return False


def inner():
    """Return a text, unless it is mocked."""
    return "real"


def outer():
    """Return what inner returns to this module."""
    return inner()
