"""The limit of writing: an ASGI callable that puts what it is sent into SQLite, one transaction each, and gives the
newest back. It knows nobody, checks nothing and tells nobody.

POST {"sealed": …} answers 201 when it is stored; GET gives the newest sixteen.
"""

import json
import sqlite3
import tempfile
from pathlib import Path
from typing import Any


def database() -> sqlite3.Connection:
    path = Path(tempfile.mkdtemp()) / "writer.sqlite3"
    db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    db.executescript(
        "pragma journal_mode=wal; pragma synchronous=normal;"
        "create table talk (id integer primary key, last int); insert into talk values (1, 0);"
        "create table message (id integer primary key, talk int, place int, sealed blob, unique (talk, place));"
    )
    return db


DB = database()


def put(sealed: bytes) -> bytes:
    DB.execute("begin immediate")
    place = DB.execute("select last from talk where id = 1").fetchone()[0] + 1
    DB.execute("insert into message (talk, place, sealed) values (1, ?, ?)", (place, sealed))
    DB.execute("update talk set last = ? where id = 1", (place,))
    DB.execute("commit")
    return json.dumps({"place": place}).encode()


def newest() -> bytes:
    rows = DB.execute("select place, sealed from message where talk = 1 order by place desc limit 16").fetchall()
    return json.dumps({"messages": [{"place": place, "sealed": sealed.decode()} for place, sealed in rows]}).encode()


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    if scope["method"] == "POST":
        body, more = b"", True
        while more:
            event = await receive()
            body, more = body + event.get("body", b""), event.get("more_body", False)
        status, answer = 201, put(json.loads(body)["sealed"].encode())
    else:
        status, answer = 200, newest()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": answer})
