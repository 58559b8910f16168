"""`python -m eachother` is `eachother`."""

import sys

from eachother.commands import main

sys.exit(main())
