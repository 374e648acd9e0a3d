"""Evaluation sets of our own, and what scores the enrichers on them; not in the wheel."""
