"""A trained tagger's one file: how it is laid out, written and read.

A zip archive with four members, so that it can be looked into:

- ``model.json``: language, name types, transitions, scales, calibration
- ``keys``: the 32-bit hashes of the features that have weights, in rising order, each as its
  distance from the one before, the four bytes apart in four planes
- ``weights``: a row of signed bytes for each key; a label's weight is that times its scale
- ``lists``: the hashes of words that lists know, as `keys` are; then a byte for each, its flags;
  then two bytes for each, its group
"""

import json
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._kernels import Hashes
from wiredesk.taggers._lists import Lists

_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Model:
    """What was trained for a language."""

    language: str
    types: tuple[str, ...]
    """what it tells apart; label 0 is outside, 2t + 1 begins a name of type t, 2t + 2 goes on"""
    keys: Hashes
    """of the features, in rising order"""
    weights: NDArray[np.int8]
    """(features + 1, labels); the last row, for a feature that is not known, is 0"""
    scales: NDArray[np.float32]
    """by label"""
    transition: NDArray[np.float32]
    """(labels, labels), from row to column"""
    calibration: tuple[float, float]
    """slope and intercept of the confidence's log-odds"""
    outside: float
    """what is taken from the score of being outside any name, so that more are found"""
    lists: Lists


def allowed(types: int) -> NDArray[np.bool_]:
    """Tell which label may follow which: nothing goes on that has not begun."""
    labels = np.arange(2 * types + 1)
    goes_on = (labels > 0) & (labels % 2 == 0)
    same = (labels[:, None] + 1) // 2 == (labels + 1) // 2
    may: NDArray[np.bool_] = ~goes_on | (same & (labels[:, None] > 0))
    return may


def pack(model: Model) -> bytes:
    """Give a model's file: the same bytes for the same model."""
    facts = {
        "language": model.language,
        "types": model.types,
        "scales": [round(float(scale), 6) for scale in model.scales],
        "transition": [[round(max(float(w), -99.0), 4) for w in row] for row in model.transition],
        "outside": model.outside,
        "calibration": [round(value, 4) for value in model.calibration],
    }
    members = {
        "model.json": json.dumps(facts, indent=1).encode(),
        "keys": _planes(model.keys),
        "weights": model.weights[:-1].T.tobytes(),
        "lists": _pack_lists(model.lists),
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=9)
    return buffer.getvalue()


def unpack(content: bytes) -> Model:
    """Read a model's file."""
    with ZipFile(BytesIO(content)) as archive:
        facts = json.loads(archive.read("model.json"))
        keys = _from_planes(archive.read("keys"))
        labels = len(facts["scales"])
        weights = np.zeros((len(keys) + 1, labels), np.int8)
        weights[:-1] = np.frombuffer(archive.read("weights"), np.int8).reshape(labels, -1).T
        lists = _unpack_lists(archive.read("lists"))
    return Model(
        language=facts["language"],
        types=tuple(facts["types"]),
        keys=keys,
        weights=weights,
        scales=np.array(facts["scales"], np.float32),
        transition=np.array(facts["transition"], np.float32),
        calibration=(facts["calibration"][0], facts["calibration"][1]),
        outside=facts["outside"],
        lists=lists,
    )


def _pack_lists(lists: Lists) -> bytes:
    """Write lists as the file has them."""
    groups = lists.groups.astype("<u2").view(np.uint8).reshape(-1, 2).T.tobytes()
    return _planes(lists.listed) + lists.flags.tobytes() + groups


def _unpack_lists(content: bytes) -> Lists:
    """Read lists as the file has them."""
    words = len(content) // 7
    groups = np.frombuffer(content[5 * words :], np.uint8).reshape(2, -1).T.copy().view("<u2")
    return Lists(
        _from_planes(content[: 4 * words]),
        np.frombuffer(content[4 * words : 5 * words], np.uint8),
        groups.reshape(-1),
    )


def _planes(rising: Hashes) -> bytes:
    """Write rising integers as the file has them."""
    steps = np.diff(rising, prepend=np.uint32(0)).astype("<u4")
    return steps.view(np.uint8).reshape(-1, 4).T.tobytes()


def _from_planes(content: bytes) -> Hashes:
    """Read rising integers as the file has them."""
    steps = np.frombuffer(content, np.uint8).reshape(4, -1).T.copy().view("<u4").reshape(-1)
    return np.cumsum(steps, dtype=np.uint32)
