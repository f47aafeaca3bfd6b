"""The desk, put together as it always is but for its payment provider, which is the bank of `KILLING_BANK`."""

import os

import uvicorn

from bench.killing.bank import Branch
from desk.app import create_app
from desk.settings import read_settings

if __name__ == "__main__":
    settings = read_settings()
    app = create_app(settings, provider=Branch(os.environ["KILLING_BANK"]))
    uvicorn.run(app, host="127.0.0.1", port=settings.port, log_level="warning")
