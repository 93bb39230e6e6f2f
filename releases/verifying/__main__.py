"""`python -m releases.verifying FILE --cert issuer.pem`."""

import sys

from releases.verifying.standalone import main

sys.exit(main())
