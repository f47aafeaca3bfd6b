"""Stands before every request: bodies have a limit, and answers carry the headers that keep pages safe."""

from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk import sentences

PHOTO_BYTES = 15 * 1024 * 1024
_DRAINED_BYTES = 64 * 1024 * 1024  # read and dropped, since a client that is still sending hears no answer


@dataclass(frozen=True)
class _Limit:
    size: int  # bytes
    status: int = 413
    sentence: str = sentences.BODY_TOO_BIG


_USUAL = _Limit(1024 * 1024)
_LARGER = {
    # A photo comes wrapped in a form, and one that is too big is an answer like any other about a photo.
    "/photos": _Limit(PHOTO_BYTES + 64 * 1024, 422, sentences.PHOTO_TOO_BIG.format(limit=PHOTO_BYTES // 1024**2)),
    "/api/inbox/orders": _Limit(16 * 1024 * 1024),
}

POLICY = "; ".join(
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
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
}

# Pages whose address is a secret: nobody gets it as a referrer, and nothing on them runs.
_SECRET = {
    "Content-Security-Policy": POLICY.replace("script-src 'self'; ", ""),
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
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


def _counted(scope: Scope, receive: Receive) -> Receive:
    limit = next((limit for ending, limit in _LARGER.items() if scope["path"].endswith(ending)), _USUAL)
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken <= limit.size:
            return message
        while message.get("more_body") and taken < _DRAINED_BYTES:
            message = await receive()
            taken += len(message.get("body", b""))
        raise HTTPException(limit.status, limit.sentence)

    return counted


def _with_headers(scope: Scope, send: Send) -> Send:
    private = scope["path"].startswith(("/api/", "/inbox", "/cases"))
    headers_of = _HEADERS | _SECRET if scope["path"].startswith("/cases") else _HEADERS

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in headers_of.items():
                headers.setdefault(name, value)
            if private:
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return with_headers
