"""Long answers: sent piece by piece, and no thread waits for a slow line."""

import hashlib
import socket
import time

from eachother.front.tests.running import BIG, Running, dribbled


def test_a_big_file_arrives_whole(front: Running) -> None:
    answer, body = front.ask("GET", "/big")
    assert answer.headers["Content-Length"] == str(len(BIG))
    assert hashlib.sha256(body).digest() == hashlib.sha256(BIG).digest()


def test_slow_readers_do_not_keep_others_waiting(front: Running) -> None:
    """Twelve of them, and four threads."""
    slow = [_asks_and_does_not_read(front, "/dribble") for _ in range(12)]
    time.sleep(0.3)
    began = time.monotonic()
    assert front.ask("GET", "/small")[0].status == 200
    assert time.monotonic() - began < 5, "the twelve would take for ever"
    for line in slow:
        line.close()


def test_who_goes_away_ends_the_answer(front: Running) -> None:
    dribbled.clear()
    line = _asks_and_does_not_read(front, "/dribble")
    line.recv(1000)
    line.close()
    assert dribbled.wait(20)


def _asks_and_does_not_read(front: Running, target: str) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", front.port))
    line.sendall(f"GET {target} HTTP/1.1\r\nHost: {front.netloc}\r\n\r\n".encode())
    return line
