"""
What detections print.

There is one stream for all of them, emptied after each call: whoever keeps it, as the handlers of `logging` do, writes
into the output of the detection that is running.
"""

import io
import sys

from .plain_text import class_name, exact

# This runs while a detection does, which may have replaced the builtins.
_len, _type = len, type
_LIMIT = 65_536
_CUT = "\n… (output cut after 64 KB)\n"


class Output:
    """Stands for stdout and stderr while detections run, and keeps the first 65,536 characters of a call."""

    __slots__ = ("_length", "_parts")

    encoding = "utf-8"
    errors = "strict"
    newlines = None
    line_buffering = True
    closed = False
    name = "<stdout>"
    mode = "w"

    def __init__(self):
        self._parts = []
        self._length = 0

    def write(self, text):
        """Keep the text and return its length. Raises TypeError for what is no str."""
        try:
            text = exact(text)
        except TypeError:
            raise TypeError(f"write() argument must be str, not {class_name(_type(text))}") from None
        length = _len(text)
        room = _LIMIT - self._length
        if room >= 0:
            self._parts.append(text[:room])
            if length > room:
                self._parts.append(_CUT)
                self._length = _LIMIT + 1
            else:
                self._length += length
        return length

    def writelines(self, lines):
        """Keep each text."""
        for line in lines:
            self.write(line)

    def flush(self):
        """Nothing waits."""

    def close(self):
        """Stay open: the next call prints here too."""

    def isatty(self):
        """Return False."""
        return False

    def readable(self):
        """Return False."""
        return False

    def writable(self):
        """Return True."""
        return True

    def seekable(self):
        """Return False."""
        return False

    def fileno(self):
        """Raise UnsupportedOperation, as streams without a file do."""
        raise io.UnsupportedOperation("fileno")

    def take(self):
        """Return what was written since the last take."""
        if not self._parts:
            return ""
        parts = self._parts
        self._parts = []
        self._length = 0
        return "".join(parts)


_stream = Output()
take = _stream.take


def capture():
    """Send stdout and stderr to the stream, whatever user code has put in their place."""
    sys.stdout = sys.stderr = _stream


def release():
    """Give stdout and stderr back to the interpreter."""
    sys.stdout = sys.__stdout__
    sys.stderr = sys.__stderr__
