# Tries to ask synchronously with an XMLHttpRequest.
# Sees: AttributeError: XMLHttpRequest
import js


def rule(event):
    request = js.XMLHttpRequest.new()
    request.open("GET", "http://canary/network/xml_http_request", False)
    request.send()
    return False
