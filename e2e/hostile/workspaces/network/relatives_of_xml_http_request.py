# Tries to make an XMLHttpRequest from the classes around it, whose names are still there.
# Sees: upload: JsException.*target: JsException
import js


def rule(event):
    for name, relative in (("upload", "XMLHttpRequestUpload"), ("target", "XMLHttpRequestEventTarget")):
        try:
            made = js.Reflect.construct(getattr(js, relative), [], js.Object)
            made.open("GET", "http://canary/network/relatives_of_xml_http_request", False)
            made.send()
        except BaseException as error:
            print(f"{name}: {type(error).__name__}")
    return False
