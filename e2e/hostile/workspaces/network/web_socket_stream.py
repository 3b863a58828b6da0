# Tries to open a WebSocketStream.
# Sees: AttributeError: WebSocketStream
import js


def rule(event):
    js.WebSocketStream.new("ws://canary/network/web_socket_stream")
    return False
