"""How the models and data files that wiredesk ships are made and scored: not in the wheel."""
