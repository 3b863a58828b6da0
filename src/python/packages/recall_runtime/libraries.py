"""
Python packages that the workspace brings: wheels that were unpacked into it.

Their files are written into Python's file system, so that a package finds its data beside its code. A package takes the
place of a bundled one of the same name, and never of the standard library.
"""

import os
import shutil
import sys
from importlib.machinery import PathFinder

from .plain_text import exact

_ROOT = "/lib/wheels"


class LibraryFinder:
    """Finds what the packages have at their top; below it Python finds its way itself."""

    def __init__(self):
        self._folders = {}
        self._is_used = False

    def find_spec(self, name, path=None, target=None):
        """Return the spec of a package's module, or None for other names."""
        folder = self._folders.get(name)
        return None if folder is None else PathFinder.find_spec(name, [folder])

    def has(self, name):
        """Return whether a package brings this name."""
        return name in self._folders

    def install(self, libraries, reserved):
        """
        Write the files of `[{"folder", "files": [{"path", "text"}]}]` and return the names that can be imported now.

        Of two packages with the same name the first counts. `reserved` names are left to others.
        """
        self.forget()
        for index, library in enumerate(libraries):
            self._is_used = True
            folder = f"{_ROOT}/{index}"
            for file in library["files"]:
                _write(f"{folder}/{file['path']}", file["text"])
                name = _top_name(file["path"])
                if name is not None and name not in reserved:
                    self._folders.setdefault(name, folder)
            # Behind everything else: for what asks for its version or its data.
            sys.path.append(folder)
        return self._folders.keys()

    def forget(self):
        """Forget the packages and delete their files."""
        if not self._is_used:
            return
        self._is_used = False
        for name, module in list(sys.modules.items()):
            if file_of(module).startswith(_ROOT):
                del sys.modules[name]
        shutil.rmtree(_ROOT, ignore_errors=True)
        sys.path_importer_cache.clear()
        self._folders.clear()


def file_of(module):
    """Return the file that something in sys.modules was read from, an empty text where it names none: user code puts anything there."""
    try:
        file = module.__file__
    except BaseException:  # its __getattr__ may be user code
        return ""
    return exact(file) if isinstance(file, str) else ""


def _top_name(path):
    """Return the name under which a file's package, or the file itself, is imported; None for what is no code."""
    top, _, below = path.partition("/")
    if not path.endswith(".py") or "." in top.removesuffix(".py"):
        return None
    return top if below else top.removesuffix(".py")


def _write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
