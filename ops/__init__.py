"""Sets Ringback up, starts it and checks it; standard library only, because it runs before anything is installed."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Ringback needs Python 3.11 or newer; install it, or name one that you have: make run PYTHON=python3.11")
