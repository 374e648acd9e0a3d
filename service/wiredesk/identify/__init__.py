"""Identity and lifecycle: which story an article is a version of, and what to do with it."""
