"""Import this before anything that reads notebooks, and it is there a second earlier.

jsonschema would check addresses in any script (IRIs), for which no notebook's schema asks, with
rfc3987-syntax, which builds a grammar in each new process. Where that package is missing,
jsonschema leaves the check out.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)
