"""A browser's end of a stream."""

import socket
import time
from dataclasses import dataclass, field

PATIENCE = 20.0


@dataclass
class Listening:
    """An open request for `/live`. `topics` waits for what comes."""

    port: int
    netloc: str
    headers: dict[str, str] = field(default_factory=dict)
    query: str = ""

    def __post_init__(self) -> None:
        self.line = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        given = {"Host": self.netloc, **self.headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        self.line.sendall(f"GET /live{self.query} HTTP/1.1\r\n{head}\r\n".encode())
        self.text = b""
        self.read_until(b"\r\n\r\n")
        self.status = int(self.text.split(b" ")[1])

    def read_until(self, what: bytes, seconds: float = PATIENCE) -> bool:
        """Whether this came, as it stands in the stream, before time was up or the line ended."""
        until = time.monotonic() + seconds
        while what not in self.text and (left := until - time.monotonic()) > 0:
            self.line.settimeout(left)
            try:
                piece = self.line.recv(65536)
            except TimeoutError:
                break
            if not piece:
                break
            self.text += piece
        return what in self.text

    def hears(self, topic: str, seconds: float = PATIENCE) -> bool:
        return self.read_until(f"data: {topic}\n\n".encode(), seconds)

    def is_ended(self, seconds: float = PATIENCE) -> bool:
        """Whether the server ends the stream."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.line.settimeout(max(0.01, until - time.monotonic()))
            try:
                if not self.line.recv(65536):
                    return True
            except TimeoutError:
                return False
            except ConnectionError:
                return True
        return False

    def close(self) -> None:
        self.line.close()
