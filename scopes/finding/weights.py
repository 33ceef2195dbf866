"""Named arrays in one file, with a head that says what they are.

The layout is that of safetensors: eight bytes with the length of a JSON object, this object, then
the numbers. Arrays are mapped into memory, so that processes share them and only what is used is
read.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Arrays = Mapping[str, Array]

_TYPES = {"F32": np.float32, "F16": np.float16, "I8": np.int8, "U8": np.uint8, "I64": np.int64}
_NAMES = {np.dtype(type_): name for name, type_ in _TYPES.items()}
_ALIGNED = 64


def read_head(path: Path) -> dict[str, str]:
    """Return what the file says of itself."""
    with path.open("rb") as file:
        head = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    notes: dict[str, str] = head.get("__metadata__", {})
    return notes


def read_arrays(path: Path) -> dict[str, Array]:
    """Return the arrays of a file by name; they cannot be written to."""
    whole = np.memmap(path, np.uint8, mode="r")
    start = 8 + int.from_bytes(whole[:8].tobytes(), "little")
    head = json.loads(whole[8:start].tobytes())
    return {
        name: _array(whole[start:], entry) for name, entry in head.items() if name != "__metadata__"
    }


def _array(numbers: Array, entry: Mapping[str, Any]) -> Array:
    first, last = entry["data_offsets"]
    flat: Array = numbers[first:last].view(_TYPES[entry["dtype"]])
    return flat.reshape(entry["shape"])


def write(path: Path, head: Mapping[str, str], arrays: Arrays) -> None:
    """Write arrays to a file under a head; the same arrays always make the same bytes."""
    entries: dict[str, Any] = {"__metadata__": dict(head)}
    blocks: list[bytes] = []
    offset = 0
    for name, array in arrays.items():
        block = np.ascontiguousarray(array).tobytes()
        entries[name] = {
            "dtype": _NAMES[array.dtype],
            "shape": list(array.shape),
            "data_offsets": [offset, offset + len(block)],
        }
        padded = _ALIGNED * math.ceil(len(block) / _ALIGNED)
        blocks.append(block.ljust(padded, b"\0"))
        offset += padded
    packed = json.dumps(entries, ensure_ascii=False).encode()
    packed = packed.ljust(_ALIGNED * math.ceil((len(packed) + 8) / _ALIGNED) - 8)
    path.write_bytes(len(packed).to_bytes(8, "little") + packed + b"".join(blocks))
