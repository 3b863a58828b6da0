# Tries sockets: TCP, UDP and an asyncio connection; Emscripten would make WebSockets of them.
# Sees: tcp: .*udp: .*asyncio: 
import asyncio
import socket


def rule(event):
    def with_udp():
        sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sender.sendto(b"taken", ("127.0.0.1", CANARY_PORT))

    ways = {
        "tcp": lambda: socket.create_connection(("127.0.0.1", CANARY_PORT), 1),
        "udp": with_udp,
        "asyncio": lambda: asyncio.open_connection("127.0.0.1", CANARY_PORT).send(None),
    }
    for name, way in ways.items():
        try:
            way()
            print(f"{name}: nothing raised")
        except BaseException as error:
            print(f"{name}: {type(error).__name__}")
    return False
