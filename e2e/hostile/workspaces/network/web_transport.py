# Tries to open a WebTransport session.
# Sees: AttributeError: WebTransport
import js


def rule(event):
    js.WebTransport.new("https://canary/network/web_transport")
    return False
