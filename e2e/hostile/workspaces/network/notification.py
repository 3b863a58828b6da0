# Tries a notification whose icon is an address.
# Sees: AttributeError: Notification
import js
from pyodide.ffi import to_js


def rule(event):
    js.Notification.new("x", to_js({"icon": "http://canary/network/notification"}, dict_converter=js.Object.fromEntries))
    return False
