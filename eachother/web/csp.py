"""The headers that guard every page: what a page may load, who may hold it, and that nobody keeps it.

The policy follows CSP Level 3. Trusted Types and WebAssembly are for pages marked `@unlocks` alone: these open private
words in the browser, load no htmx, and put words into the page as text only.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

SELF = ("style-src", "img-src", "font-src", "connect-src", "worker-src", "manifest-src", "form-action")


def _policy(scripts: str, *more: str) -> str:
    own = [f"{directive} 'self'" for directive in SELF]
    return "; ".join(
        ["default-src 'none'", f"script-src {scripts}", *own, "frame-ancestors 'none'", "base-uri 'none'", *more]
    )


POLICY = _policy("'self'")
UNLOCKING_POLICY = _policy("'self' 'wasm-unsafe-eval'", "require-trusted-types-for 'script'", "trusted-types eachother")
# What was opened on the device is shown from its memory, where nothing but pixels and sounds can come of it.
CARRYING_POLICY = UNLOCKING_POLICY.replace("img-src 'self'", "img-src 'self' blob:") + "; media-src blob:"

PLAYING_POLICY = POLICY + "; media-src 'self' blob:"

POWERS = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)


def _permissions(*granted: str) -> str:
    return ", ".join(f"{power}=({'self' if power in granted else ''})" for power in POWERS)


PERMISSIONS = _permissions()
HEARING_PERMISSIONS = _permissions("microphone", "autoplay")

GUARDS = {
    # Not no-referrer: with it browsers send `Origin: null` with forms, and the guard against forgery would refuse them.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def unlocks(view: View) -> View:
    """Mark a view whose page opens private words: WebAssembly may run, htmx is not loaded, Trusted Types are held."""

    @wraps(view)
    def unlocking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.unlocks = True  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return cast(View, unlocking)


def hears(view: View) -> View:
    """Mark a view whose page may be given a microphone, and may play what it hears."""

    @wraps(view)
    def hearing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Permissions-Policy"] = HEARING_PERMISSIONS
        return response

    return cast(View, hearing)


def carries(view: View) -> View:
    """Mark an unlocking view that hears, and whose page shows pictures and sounds that were opened on the device."""

    @hears
    @wraps(view)
    def carrying(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = CARRYING_POLICY
        return response

    return cast(View, carrying)


def plays(view: View) -> View:
    """Mark a view whose page plays sounds that the server can read, or that were recorded in it just now."""

    @wraps(view)
    def playing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = PLAYING_POLICY
        return response

    return cast(View, playing)


class ContentSecurityPolicy:
    """Puts the guards on every answer. A page says `Cache-Control` itself, or nobody keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        unlocking = getattr(request, "unlocks", False)
        response.headers.setdefault("Content-Security-Policy", UNLOCKING_POLICY if unlocking else POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cache-Control", "no-store")
        for header, value in GUARDS.items():
            response.headers.setdefault(header, value)
        return response
