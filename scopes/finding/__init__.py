"""Which operations and scopes fit the words and calls of a question."""

import os

# A question is a few small products: threads for them cost half as much time again as they save.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
