"""`eachother`, but the last page is closed for good after seconds instead of half a minute."""

import sys

from eachother.commands import main
from eachother.live import hub

GONE_SECONDS = 6.0

if __name__ == "__main__":
    hub.GONE_SECONDS = GONE_SECONDS
    sys.exit(main())
