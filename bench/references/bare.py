"""The limit: an ASGI callable, raw sqlite3, one compiled template.

`/?page=Today&rows=15&fields=230&bytes=15000` does what a signed-in page of that many rows, escaped fields and bytes
must do: put the page's own questions to its own database (`BARE_QUESTIONS`, `BARE_DATABASE`), and render each row with
its link, its paragraph and its chips. What the bytes still lack is text that stands in the template. With `sealed=1`
the rows are envelopes, handed on as JSON.

Without `page` it asks three questions as small as can be (session, person, list) of a database of its own: the least
that any page could cost.
"""

import json
import os
import sqlite3
import tempfile
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment

PAGE = Environment(autoescape=True).from_string(
    "<!doctype html><title>{{ person[1] }}</title>{{ text|safe }}<ul>"
    "{% for row in rows %}<li><a href='/people/{{ row[0] }}'><b>{{ row[1] }}</b></a> <time>{{ row[3] }}</time>"
    "<p class='voice'>{{ row[2] }}</p></li>{% endfor %}</ul>"
    "{% for word in words %}<span class='chip'>{{ word }}</span>{% endfor %}<template>{{ sealed }}</template>"
)
A_ROW, FIELDS_OF_A_ROW, A_WORD, AN_ENVELOPE = 170, 4, 45, 560  # bytes of markup and text; of an envelope, its own


def database() -> sqlite3.Connection:
    path = Path(tempfile.mkdtemp()) / "bare.sqlite3"
    db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    db.executescript(
        "pragma journal_mode=wal; create table if not exists session (key text primary key, person int);"
        "create table if not exists person (id integer primary key, name text);"
        "create table if not exists item (id integer primary key, name text, words text, at text, sealed blob);"
        "delete from session; delete from person; delete from item;"
    )
    db.execute("insert into session values ('key', 1)")
    db.execute("insert into person values (1, 'Wren')")
    db.executemany(
        "insert into item values (?, ?, ?, ?, ?)",
        [
            (n, f"Name {n}", "Just moved. Don't know a soul. I draw. " * 2, "18:05", os.urandom(AN_ENVELOPE))
            for n in range(200)
        ],
    )
    return db


def listed_page(person: Any, rows: list[Any], fields: int, size: int) -> bytes:
    words = words_of(fields - len(rows) * FIELDS_OF_A_ROW)
    text = "x" * (size - len(rows) * A_ROW - len(words) * A_WORD)
    return PAGE.render(person=person, rows=rows, words=words, sealed="", text=text).encode()


def sealed_page(person: Any, rows: list[Any], fields: int, size: int) -> bytes:
    sealed = json.dumps([{"place": row[0], "at": row[3], "sealed": urlsafe_b64encode(row[4]).decode()} for row in rows])
    words = words_of(fields)
    text = "x" * (size - len(words) * A_WORD - len(sealed))
    return PAGE.render(person=person, rows=[], words=words, sealed=sealed, text=text).encode()


def words_of(count: int) -> list[str]:
    return [f"a word or two {n}" for n in range(count)]


def least(count: int) -> tuple[Any, list[Any]]:
    """A person and rows, by three questions as small as can be."""
    session = DB.execute("select person from session where key = ?", ("key",)).fetchone()
    person = DB.execute("select id, name from person where id = ?", session).fetchone()
    return person, DB.execute(LATEST, (count,)).fetchall()


def own(page: str, count: int) -> tuple[Any, list[Any]]:
    """The page's own questions, answered; and rows as long as its own."""
    for sql, parameters in QUESTIONS[page]:
        PAGES.execute(sql, parameters).fetchall()
    return (1, "Wren"), ROWS[:count]


DB = database()
LATEST = "select id, name, words, at, sealed from item order by id desc limit ?"
ROWS = DB.execute(LATEST, (200,)).fetchall()
QUESTIONS = json.loads(Path(os.environ["BARE_QUESTIONS"]).read_text()) if "BARE_QUESTIONS" in os.environ else {}
PAGES = sqlite3.connect(os.environ.get("BARE_DATABASE", ":memory:"), check_same_thread=False)


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    given = {name: values[0] for name, values in parse_qs(scope["query_string"].decode()).items()}
    page = given.pop("page", "")
    asked = {"rows": 0, "fields": 0, "bytes": 0} | {name: int(value) for name, value in given.items()}
    person, rows = own(page, asked["rows"]) if page else least(asked["rows"])
    body = (sealed_page if asked.get("sealed") else listed_page)(person, rows, asked["fields"], asked["bytes"])
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
