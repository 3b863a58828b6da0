# Tries to reach a STUN server over UDP with WebRTC.
# Sees: AttributeError: RTCPeerConnection
import js
from pyodide.ffi import to_js


def rule(event):
    servers = to_js({"iceServers": [{"urls": "stun:127.0.0.1:CANARY_PORT"}]}, dict_converter=js.Object.fromEntries)
    connection = js.RTCPeerConnection.new(servers)
    connection.createDataChannel("x")
    connection.createOffer().then(connection.setLocalDescription.bind(connection))
    return False
