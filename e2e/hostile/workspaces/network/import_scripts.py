# Tries to load a script with importScripts.
# Sees: AttributeError: importScripts
import js


def rule(event):
    js.importScripts("http://canary/network/import_scripts")
    return False
