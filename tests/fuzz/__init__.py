"""Fuzzing with random bytes, guided by coverage: `make fuzz`."""
