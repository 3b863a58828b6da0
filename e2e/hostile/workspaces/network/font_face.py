# Tries to load a font from an address.
# Sees: AttributeError: FontFace
import js


def rule(event):
    js.FontFace.new("pwned", "url(http://canary/network/font_face)").load()
    return False
