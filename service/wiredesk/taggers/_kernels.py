"""Features as 32-bit hashes: how they are made, found in a model, and added up to scores.

Compiled, since this is done for every token of a story. A hash of 0 says nothing.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.taggers._compiled import compiled

Hashes = NDArray[np.uint32]
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

REACH = 2
"""how many tokens to each side are looked at"""
LONGEST = 6
"""characters of a listed word, where words are not parted by spaces"""
_LIKENESS = 3
"""how many of the low bits of such a word's group are overlooked"""
_TURN = np.uint32(0x01000193)
_SALT = np.uint32(0x9E3779B1)
_MIX = np.uint32(0x85EBCA6B)
_LAST = np.uint32(0xC2B2AE35)
_FIRST = 4
"""the byte after a key"""
_NEVER = np.float32(-1e4)


class Table(NamedTuple):
    """Keys, which are hashes, with what is known of each, to be found in one look or two.

    They stand in rising order, each not before its place by rank were they spread evenly, and
    a copy of the next one in places left over (linear probing, sorted: Amble and Knuth 1974).
    """

    slots: Hashes
    """(places, 1 + words): a key, and what is known of it as 32-bit words; the last is the
    highest of keys, of which nothing is known"""
    size: int
    """over how many places hashes are spread"""


class Weights(NamedTuple):
    """What a model says of features."""

    table: Table
    """of each its labels' weights, as signed bytes"""
    scales: Floats
    """by label: what a weight of 1 stands for"""
    outside: np.float32
    """what is taken from the score of being outside any name"""


@compiled
def _mix(found: np.uint32) -> np.uint32:
    """Spread a hash over all its bits (the finaliser of MurmurHash 3)."""
    found = np.uint32(np.uint32(found ^ (found >> np.uint32(16))) * _MIX)
    found = np.uint32(np.uint32(found ^ (found >> np.uint32(13))) * _LAST)
    return np.uint32(found ^ (found >> np.uint32(16)))


@compiled
def find(table: Table, wanted: Hashes) -> tuple[Integers, Integers]:
    """Give which of hashes are keys, and their places."""
    which, places = np.empty(len(wanted), np.int64), np.empty(len(wanted), np.int64)
    found = 0
    for at in range(len(wanted)):
        key = wanted[at]
        place = np.int64(key) * table.size >> 32
        place += table.slots[place, 0] < key  # a step that costs no wrong guess
        while table.slots[place, 0] < key:
            place += 1
        which[found], places[found] = at, place
        found += table.slots[place, 0] == key
    return which[:found], places[:found]


@compiled
def view(slots: Hashes, seen: Integers) -> Hashes:
    """Give what words are to themselves and to others: (words, views).

    ``seen`` has of each view the slot and the offset that it is seen at: (views, 2).
    """
    views = np.zeros((len(slots), len(seen)), np.uint32)
    for word in range(len(slots)):
        for at in range(len(seen)):
            slot, offset = seen[at, 0], seen[at, 1]
            if slots[word, slot]:
                salt = np.uint32(np.uint32(slot * 16 + offset + REACH + 1) * _SALT)
                views[word, at] = _mix(np.uint32(slots[word, slot] + salt))
    return views


@compiled
def say(views: Hashes, seen: Integers, weights: Weights) -> Floats:
    """Give what words say of the labels of tokens around: (words, places, labels)."""
    labels = len(weights.scales)
    said = np.zeros((len(views), 2 * REACH + 1, labels), np.float32)
    rows = weights.table.slots.view(np.int8)
    which, places = find(weights.table, views.ravel())
    for nth in range(len(which)):
        word, at = which[nth] // len(seen), which[nth] % len(seen)
        for label in range(labels):
            told = rows[places[nth], _FIRST + label] * weights.scales[label]
            said[word, seen[at, 1] + REACH, label] += told
    return said


@compiled
def combine(marks: Hashes, parts: Integers) -> Hashes:
    """Give the features that neighbours make together: (conjunctions, tokens).

    ``marks`` are (marks, tokens), with `REACH` tokens more at each end; ``parts`` the
    conjunctions' parts in turn, each as (number of the conjunction, mark, offset).
    """
    count = marks.shape[1] - 2 * REACH
    found = np.empty((parts[-1, 0] + 1, count), np.uint32)
    for number in range(len(found)):
        found[number] = np.uint32(np.uint32((number + 1) * 0x10001) * _SALT)
    for part in range(len(parts)):
        number, mark, offset = parts[part, 0], parts[part, 1], parts[part, 2]
        for token in range(count):
            turned = np.uint32(found[number, token] * _TURN)
            found[number, token] = np.uint32(turned + marks[mark, token + REACH + offset])
    for number in range(len(found)):
        for token in range(count):
            found[number, token] = _mix(found[number, token])
    return found


@compiled
def score(numbers: Integers, said: Floats, together: Hashes, weights: Weights) -> Floats:
    """Add up what words around, by their numbers, and what neighbours together say of tokens.

    Gives (tokens, labels). There are `REACH` tokens more at each end of ``numbers``. Number 0
    bears no name.
    """
    count, labels = len(numbers) - 2 * REACH, len(weights.scales)
    told = np.zeros((count, labels), np.int32)
    rows = weights.table.slots.view(np.int8)
    for number in range(len(together)):
        which, places = find(weights.table, together[number])
        for nth in range(len(which)):
            here, row = told[which[nth]], rows[places[nth]]
            for label in range(labels):
                here[label] += row[_FIRST + label]
    scores = np.zeros((count, labels), np.float32)
    for token in range(count):
        here = scores[token]
        for place in range(2 * REACH + 1):
            word = said[numbers[token + place], place]
            for label in range(labels):
                here[label] += word[label]
        for label in range(labels):
            here[label] += told[token, label] * weights.scales[label]
        here[0] -= weights.outside
        if numbers[token + REACH] == 0:
            here[1:] = _NEVER
    return scores


@compiled
def word_hashes(letters: Hashes, length: int) -> Hashes:
    """Give the hashes of all words of some length, as lists for unspaced languages have them."""
    found = np.full(len(letters) - length + 1, np.uint32(length))
    for letter in range(length):
        for start in range(len(found)):
            found[start] = np.uint32(np.uint32(found[start] * _TURN) + letters[start + letter])
    for start in range(len(found)):
        found[start] = _mix(found[start])
    return found


# The marks of a row of characters: place in the word and what lists say of it, the word, its
# group, the words before and after it, their groups; the longest listed word that starts, and
# that ends, at a character.
_PLACE, _WORD, _LIKE, _BEFORE, _AFTER, _LIKE_BEFORE, _LIKE_AFTER, _STARTS, _STOPS = range(9)
# What is known of a listed word.
_FLAGS, _GROUP = 1, 2


@compiled
def mark(letters: Hashes, listed: Table) -> Hashes:
    """Give the marks of a row of characters that hang on its words: (marks, characters).

    From each character on the longest word that is listed is taken, or the character alone.
    """
    marks = np.zeros((_STOPS + 1, len(letters)), np.uint32)
    lengths, hashes, places = _mark_listed(letters, listed, marks)
    last = start = 0
    while start < len(letters):
        stop = start + lengths[start]
        after = stop if stop < len(letters) else start
        flags = listed.slots[places[start], _FLAGS]
        for at in range(start, stop):
            from_start, to_end = min(at - start, 2), min(stop - 1 - at, 2)
            marks[_PLACE, at] = flags * 16 + from_start * 4 + to_end
            marks[_WORD, at] = hashes[start]
            marks[_BEFORE, at], marks[_AFTER, at] = hashes[last], hashes[after]
            marks[_LIKE, at] = listed.slots[places[start], _GROUP] >> _LIKENESS
            marks[_LIKE_BEFORE, at] = listed.slots[places[last], _GROUP] >> _LIKENESS
            marks[_LIKE_AFTER, at] = listed.slots[places[after], _GROUP] >> _LIKENESS
        last, start = start, stop
    return marks


@compiled
def _mark_listed(
    letters: Hashes, listed: Table, marks: Hashes
) -> tuple[Integers, Hashes, Integers]:
    """Mark the longest listed words that start and that end at each character.

    Gives the lengths, hashes and places of those that start there, or of the character.
    """
    count = len(letters)
    lengths, places = np.ones(count, np.int64), np.full(count, len(listed.slots) - 1, np.int64)
    longest = np.zeros(count, np.uint32)
    for length in range(1, min(LONGEST, count) + 1):
        hashes = word_hashes(letters, length)
        if length == 1:
            longest = hashes
        which, found = find(listed, hashes)
        for nth in range(len(which)):
            start, place = which[nth], found[nth]
            flags = listed.slots[place, _FLAGS]
            if length == 1:
                places[start] = place
            elif flags:
                lengths[start], longest[start], places[start] = length, hashes[start], place
                code = flags * 8 + length
                marks[_STARTS, start], marks[_STOPS, start + length - 1] = code, code
    return lengths, longest, places
