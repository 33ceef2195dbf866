"""A small language model that turns a text into a point; near points mean much the same.

It is all-MiniLM-L6-v2 (Apache-2.0) trained further on this project's texts, with weights of one
byte each, run by onnxruntime.
"""

from pathlib import Path

import numpy as np
import onnxruntime

from scopes.finding.weights import Array, Arrays
from scopes.finding.wordpiece import WordPieces


class Encoder:
    """Points of texts, and how near each class and each operation is to one."""

    def __init__(self, model: Path, arrays: Arrays) -> None:
        """`model` is the file for onnxruntime; `arrays` hold the pieces and what leads on."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        providers = ["CPUExecutionProvider"]
        self._session = onnxruntime.InferenceSession(str(model), options, providers=providers)
        self._pieces = WordPieces(arrays["encoder.pieces"].tobytes().decode().split("\n"))
        self._weights = arrays["encoder.weights"].astype(np.float32)
        self._bias = arrays["encoder.bias"].astype(np.float32)
        self._operations = arrays["encoder.operations"]

    def point(self, text: str) -> Array:
        """Return the point of a text: 384 numbers."""
        numbers = np.array([self._pieces.numbers(text)], np.int64)
        point: Array = self._session.run(None, {"pieces": numbers})[0][0]
        return point

    def scores(self, point: Array) -> Array:
        """Return a score for each class; the logarithm of its share but for a constant."""
        scores: Array = self._weights @ point + self._bias
        return scores

    def operations(self, point: Array, among: Array) -> Array:
        """Return a score for each operation whose number is among the given ones."""
        scores: Array = self._operations[among].astype(np.float32) @ point
        return scores
