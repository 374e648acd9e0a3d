"""What the taggers of names learn from beside the labelled corpora: see README.md here."""

Row = tuple[str, str, str]
"""a line of the lists of names: its language, a word, and the word's class"""
