"""The command line: decide · due · check · diff · show and their kin."""

import signal
import sys

from policy_core.commands import main

if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader that has read enough, such as `head`, is no error
    sys.exit(main(sys.argv[1:]))
