"""Conversations are shown live over HTTP, resume after the last event, and end cleanly with the desk."""

from typing import Any

Event = tuple[str, str | None, Any]
