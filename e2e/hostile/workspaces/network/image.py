# Tries to load an image, a stylesheet and a video, as a page could.
# Sees: Image: AttributeError.*document: AttributeError.*Audio: AttributeError
import js


def rule(event):
    for name in ("Image", "document", "Audio"):
        try:
            made = getattr(js, name)
            made.new().src = "http://canary/network/image"
        except BaseException as error:
            print(f"{name}: {type(error).__name__}")
    return False
