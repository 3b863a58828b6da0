"""
Modules of the workspace: how they are found, compiled and forgotten.

A helper of the workspace, or a package that it brings, takes the place of a bundled module of the same name, for instance
of `panther_oss_helpers`; a helper that of a package too.
Nothing of the workspace takes the place of the standard library or of the interpreter's own modules.
"""

import linecache
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

from . import builtin_guard, line_watch
from .frames import user_files
from .libraries import LibraryFinder, file_of
from .traceback_text import forget as forget_texts

_RESERVED = sys.stdlib_module_names | {"_pyodide", "_pyodide_core", "js", "pyodide", "pyodide_js", "recall_runtime"}
_modules = sys.modules
_path = sys.path
_meta_path = sys.meta_path
_cache = linecache.cache
_same = dict.__eq__
_length = len  # a detection may have replaced it


class WorkspaceFinder:
    """Finds and loads the workspace's helpers, by module name."""

    def __init__(self):
        self.paths = {}
        self.sources = {}

    def find_spec(self, name, path=None, target=None):
        """Return the spec of a helper, or None for a name that is no helper's."""
        if name in self.paths:
            return ModuleSpec(name, self, origin=self.paths[name])
        return None

    def create_module(self, spec):
        """Return None: an ordinary module will do."""

    def exec_module(self, module):
        """Execute the helper's source."""
        path = self.paths[module.__name__]
        module.__file__ = path
        before = set(_modules)
        execute(self.sources[path], path, module)
        # It is executed once: what it has put there, under whatever name, is for all that import it.
        for name in _modules.keys() - before:
            _expected[name] = _modules[name]

    def get_source(self, name):
        """Return the helper's source."""
        return self.sources[self.paths[name]]


_finder = WorkspaceFinder()
_library_finder = LibraryFinder()
_shadowed = {}
# What sys.path and sys.meta_path have before the first load; nothing of the workspace is in it.
_own_path = []
_own_meta_path = []
# What sys.modules has before the first module of a run is executed, and what imports have brought since.
_expected = {}


def install(helpers, sources, libraries=()):
    """
    Make helpers (`[{"module", "path"}]`) and packages (LibraryFinder.install) importable, and forget what an earlier call installed.

    The sources are known to linecache, so that tracebacks show lines.
    """
    _forget()
    _finder.sources = sources
    for helper in helpers:
        name = helper["module"]
        if name not in _RESERVED and name not in _finder.paths:
            _finder.paths[name] = helper["path"]
    packages = _library_finder.install(libraries, _RESERVED)
    for name in list(_modules):
        top = name.partition(".")[0]
        if top in _finder.paths or top in packages:
            _shadowed[name] = _modules.pop(name)
    for path, source in sources.items():
        user_files.add(path)
        _cache[path] = (len(source), None, source.splitlines(keepends=True), path)
    _meta_path[:] = [_finder, _library_finder, *_own_meta_path]
    _expected.clear()
    _expected.update(_modules)


def restore():
    """
    Put back what a detection has taken out of sys.modules, or put in its place: others import these as well.

    What it has added otherwise than by an import is taken out.
    """
    if sys.modules is not _modules:
        sys.modules = _modules
    try:
        unchanged = _same(_modules, _expected)
    except BaseException:  # the __eq__ of what was put there
        unchanged = False
    if not unchanged and _expected:
        for name, module in list(_modules.items()):
            if type(name) is str and name not in _expected and _is_imported(name, module):
                _expected[name] = module
        _modules.clear()
        _modules.update(_expected)


def restore_if_resized():
    """Undo changes of how many modules there are. Next to free when there are none; what takes a module's place is left to `restore`."""
    if _length(_modules) != _length(_expected) or sys.modules is not _modules:
        builtin_guard.restore()
        restore()


def _is_imported(name, module):
    """
    Return whether an import may have put this in sys.modules.

    A module's spec has its own name then. What comes from the workspace may take its own place, and packages put others below their name.
    """
    top = name.partition(".")[0]
    if top in _finder.paths or _library_finder.has(top):
        return True
    try:
        return _modules[top].__spec__.name == top and (top == name or isinstance(module, ModuleType))
    except BaseException:  # what is no module, or user code
        return False


def source_of(path):
    """Return the source of a file of the workspace."""
    return _finder.sources[path]


def new_module(name, path):
    """Return an empty module of this name, known to sys.modules unless that would shadow what can be imported."""
    module = ModuleType(name)
    module.__file__ = path
    if name not in _RESERVED and name not in _finder.paths and name not in _modules:
        _modules[name] = _expected[name] = module
    return module


def execute(source, path, module):
    """Execute source text in a module; raises what the source raises, SyntaxError included."""
    text = source.removeprefix("\ufeff")
    code = compile(text, path, "exec", dont_inherit=True)
    line_watch.watch(code, text, path)
    exec(code, module.__dict__)


def _restore_search():
    """Put back where Python looks for modules: what user code left there would be asked for all that are imported later."""
    if not _own_path:
        _own_path.extend(_path)
        _own_meta_path.extend(_meta_path)
    sys.path = _path
    sys.meta_path = _meta_path
    _path[:] = _own_path
    _meta_path[:] = _own_meta_path


def _forget():
    restore()
    _restore_search()
    _expected.clear()
    for name, module in list(_modules.items()):
        if file_of(module) in user_files:
            del _modules[name]
    _library_finder.forget()
    _modules.update(_shadowed)
    _shadowed.clear()
    _finder.paths = {}
    for path in user_files:
        _cache.pop(path, None)
    user_files.clear()
    forget_texts()
