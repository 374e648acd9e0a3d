"""What the taggers of names learn from beside the labelled corpora: see README.md here."""
