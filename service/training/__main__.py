"""Makes what wiredesk ships: ``PYTHONPATH=service python -m training NAME …``, as README.md says.

What can be made is found by listing this folder: a module or package that defines
``train(arguments)`` is a command of its name. Adding one edits no other file.
"""

import sys
from importlib import import_module
from pathlib import Path


def commands() -> list[str]:
    """List what can be made, without importing it."""
    here = Path(__file__).parent
    sources = [*here.glob("[!_]*.py"), *here.glob("[!_]*/__init__.py")]
    names = [path.parent.name if path.stem == "__init__" else path.stem for path in sources]
    return sorted(
        name
        for name, path in zip(names, sources, strict=True)
        if "\ndef train(" in path.read_text(encoding="utf-8")
    )


def main() -> None:
    """Hand the arguments to the command that the first of them names."""
    name, *arguments = sys.argv[1:] or [""]
    if name not in commands():
        sys.exit(f"usage: python -m training {{{','.join(commands())}}} …")
    import_module(f"training.{name}").train(arguments)


if __name__ == "__main__":
    main()
