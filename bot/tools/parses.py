"""What a trained model understands of messages, for `bench.nlu`: `python -m bot.tools.parses MODEL TEXTS PARSES`."""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent

WARMING_UP = "my ring stopped charging, order CR-20418"


async def parses(agent: Agent, texts: list[str]) -> list[dict[str, Any]]:
    """The parse of each text, with the milliseconds of CPU that it took."""
    await agent.parse_message(WARMING_UP)
    return [await timed(agent, text) for text in texts]


async def timed(agent: Agent, text: str) -> dict[str, Any]:
    """One parse with its time."""
    began = time.process_time()
    parse = await agent.parse_message(text)
    return {**parse, "cpu_ms": (time.process_time() - began) * 1000}


if __name__ == "__main__":
    model, told, heard = sys.argv[1:]
    read = asyncio.run(parses(Agent.load(model), json.loads(Path(told).read_text())))
    Path(heard).write_text(json.dumps(read, default=float))
