"""Stands before every request: bodies have a limit, and answers carry the headers that keep pages safe."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk import sentences

PHOTO_BYTES = 15 * 1024 * 1024
_BODY_BYTES = 1024 * 1024
_LARGER = {"/photos": PHOTO_BYTES + 64 * 1024, "/api/inbox/orders": 16 * 1024 * 1024}

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "img-src 'self' blob: data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
}


class Guard:
    """ASGI middleware around the whole desk."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on with a counted body and sends its answer with safe headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._app(scope, _counted(scope, receive), _with_headers(scope, send))


def _limit(path: str) -> int:
    return next((limit for ending, limit in _LARGER.items() if path.endswith(ending)), _BODY_BYTES)


def _counted(scope: Scope, receive: Receive) -> Receive:
    left = _limit(scope["path"])
    announced = Headers(scope=scope).get("content-length", "0")
    too_big = announced.isdecimal() and int(announced) > left

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if too_big or left < 0:
            raise HTTPException(413, sentences.BODY_TOO_BIG)
        return message

    return counted


def _with_headers(scope: Scope, send: Send) -> Send:
    private = scope["path"].startswith(("/api/", "/inbox"))

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if private:
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return with_headers
