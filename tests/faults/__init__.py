"""Real processes, killed and starved: nothing that was acknowledged is lost.

`make test` runs them short, `make soak` with `SOAK=1` long.
"""
