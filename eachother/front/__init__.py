"""The thin front: one ASGI app in one event loop, before Django.

It answers what needs no page (`/alive`, `/live`, static files, other host names) in the loop, and hands everything else
to Django's sync handler on a fixed pool of threads. Why it is ours, and what it costs: `docs/decisions/front.md`.
It knows no room: what it needs of them is given to it, as callables, by `eachother/asgi.py`.
"""
