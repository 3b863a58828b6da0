# Tries to drown the page in output: as much as each event may print, in the stream and past its limit.
# Sees: output cut after 64 KB
import sys


def rule(event):
    for _ in range(200):
        sys.stdout.write("<b>pwned</b>" * 10_000)
    return False
