"""The command line: decide · due · check · diff · show and their kin."""

import sys

from policy_core.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
