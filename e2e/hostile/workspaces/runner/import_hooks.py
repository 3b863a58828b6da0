# Tries to answer all imports of the run with a module of its own.
# Sees: hooked
import sys
from importlib.machinery import ModuleSpec


class Finder:
    def find_spec(self, name, path=None, target=None):
        return ModuleSpec(name, self)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.loads = module.dumps = module.fetch = lambda *rest: "pwned"


def rule(event):
    sys.meta_path.insert(0, Finder())
    sys.path_hooks.insert(0, lambda path: Finder())
    sys.path_importer_cache.clear()
    print("hooked")
    return False
