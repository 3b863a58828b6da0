# Tries to have a canvas load a filter, a font and a pattern from an address.
# Sees: drawn
import js


def rule(event):
    canvas = js.OffscreenCanvas.new(8, 8).getContext("2d")
    canvas.filter = "url(http://canary/network/canvas_with_addresses#filter)"
    canvas.font = "8px pwned, url(http://canary/network/canvas_with_addresses)"
    canvas.fillStyle = "url(http://canary/network/canvas_with_addresses)"
    canvas.fillRect(0, 0, 8, 8)
    canvas.fillText("x", 0, 8)
    print("drawn")
    return False
