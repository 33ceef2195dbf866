"""The trained language model as files for run time."""

import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from scopes.finding.weights import Array
from training.encoder import RARE, Classifier
from training.language_model import LanguageModel, load_pieces
from training.ngram_net import rounded


def save(net: Classifier, to: Path) -> dict[str, Array]:
    """Write the model to a file for onnxruntime; return the arrays that go with it."""
    net.eval()
    _export(net.model, to)
    return _arrays(net)


@torch.no_grad()
def _export(model: LanguageModel, to: Path) -> None:
    """Write the model for texts one by one, its weights rounded to bytes."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model,
            (torch.ones(1, 9, dtype=torch.int64),),
            str(whole),
            input_names=["pieces"],
            output_names=["points"],
            dynamic_axes={"pieces": {1: "length"}},
            opset_version=17,
            dynamo=False,
        )
        small = Path(folder) / "small.onnx"
        quantize_dynamic(
            str(whole),
            str(small),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        _make_fast(small, to)


def _make_fast(model: Path, to: Path) -> None:
    """Write a model with its steps joined, which onnxruntime would do again at each start."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(to)
    onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


@torch.no_grad()
def _arrays(net: Classifier) -> dict[str, Array]:
    weights, bias = net.classes.folded()
    needed, rarity = net.needed.folded()
    operations, scales = rounded(net.operations.weight.numpy())
    return {
        "encoder.pieces": np.frombuffer("\n".join(load_pieces()).encode(), np.uint8),
        "encoder.weights": weights.numpy().astype(np.float16),
        "encoder.bias": bias.numpy().astype(np.float32),
        "encoder.needed": needed.numpy().astype(np.float16),
        "encoder.rarity": (rarity + RARE).numpy().astype(np.float32),
        "encoder.tags": _with_bias(net.tags),
        "encoder.kinds": _with_bias(net.kinds),
        "encoder.operations": operations,
        "encoder.scales": scales,
    }


def _with_bias(layer: nn.Linear) -> Array:
    """Return the weights of a layer, in the last column its bias."""
    whole: Array = torch.cat([layer.weight, layer.bias[:, None]], 1).numpy().astype(np.float32)
    return whole
