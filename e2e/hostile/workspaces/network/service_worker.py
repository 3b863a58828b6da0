# Tries to register a service worker, which would outlive the page.
# Sees: AttributeError: navigator
import js


def rule(event):
    js.navigator.serviceWorker.register("http://site/assets/engine.js")
    return False
