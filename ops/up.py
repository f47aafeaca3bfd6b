"""`make run` after the set-up: prepares the data, starts the servers, says when they are ready, watches over them."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ops.child import Child
from ops.places import data, logs, shown
from ops.product import Product, configured
from ops.trouble import Trouble
from ops.watch import Stop, ended_together, interruptible, wait_until_ready, watch


def up() -> None:
    """Runs the product until Ctrl-C; raises `Trouble` when it cannot start."""
    with alone(), interruptible():
        product = configured()
        servers = product.rasa(), product.actions(), product.desk()
        try:
            with ended_together(servers):
                start(product, *servers)
                watch(servers, Stop())
        except KeyboardInterrupt:
            print("\nStopped.", flush=True)


def start(product: Product, rasa: Child, actions: Child, desk: Child) -> None:
    """Starts the servers, Rasa first because it takes longest, and says when all are ready."""
    began = time.monotonic()
    print(f"  Starting Ringback … (logs in {shown(product.logs)})", flush=True)
    rasa.start()
    product.prepare()
    sign_in = first_agent(product)
    actions.start()
    desk.start()
    wait_until_ready([rasa, actions, desk])
    print(f"✓ Started: {time.monotonic() - began:.0f} s")
    print(f"Ringback is ready: {product.address} — inbox: {product.address}/inbox, {sign_in}", flush=True)


def first_agent(product: Product) -> str:
    """Makes an agent if there is none yet; how to sign in."""
    told = product.call("desk", "agent", "agent", "--if-none").strip()
    return (
        told.replace("\n", ", ") or "sign in as before (a new password: .venv/bin/python -m desk reset-password agent)"
    )


@contextmanager
def alone() -> Iterator[None]:
    """Holds the data directory for one running copy; raises `Trouble` when another copy has it."""
    logs()
    with (data() / "running.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(
                f"Ringback already runs with the data in {shown(data())}: stop it, or give this one data of its own: "
                "RINGBACK_DATA=var/second RINGBACK_PORT=8711 make run"
            ) from None
        yield
