"""The demo shop's page, the widget, and the files that pages load."""

import asyncio
from itertools import groupby
from operator import itemgetter
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from desk.pages import STATIC, page
from desk.wiring import TheDesk
from returns.service import Returns

router = APIRouter(include_in_schema=False)

_FOR_GOOD = "public, max-age=31536000, immutable"


class Files(StaticFiles):
    """Static files: kept for good when asked for by version, and otherwise asked for anew each time."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file with how long a browser may keep it, for pages of other shops too."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = _FOR_GOOD if scope["query_string"].startswith(b"v=") else "no-cache"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


@router.get("/")
async def shop(request: Request, desk: TheDesk) -> Response:
    """The demo shop."""
    orders = await asyncio.to_thread(_orders, desk.returns)
    by_policy = groupby(orders, key=itemgetter("policy"))
    brands = [{"policy": policy, "orders": list(group)} for policy, group in by_policy]
    return page(request, "shop.html", orders=orders, brands=brands)


def _orders(returns: Returns) -> list[dict[str, Any]]:
    found = [(demo, returns.find_order(demo.number, demo.email)) for demo in returns.demo_orders()]
    orders = [
        {**{name: getattr(demo, name) for name in ("number", "email", "title", "story")}, "policy": order.policy}
        for demo, order in found
        if order
    ]
    return sorted(orders, key=itemgetter("policy"))


@router.get("/widget.js")
async def widget() -> Response:
    """The widget, at a short address."""
    return RedirectResponse("/static/widget.js", 307)
