# Tries to open a WebSocket.
# Sees: AttributeError: WebSocket
import js


def rule(event):
    js.WebSocket.new("ws://canary/network/web_socket")
    return False
