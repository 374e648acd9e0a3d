"""A part is a file: what a folder holds is found by listing it.

Adding a wire format, an enricher or a downstream topic adds one file and edits none.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

T = TypeVar("T")


def parts(folder: str, kind: type[T]) -> tuple[T, ...]:
    """Give the part in each module of a package, by module name.

    A module whose name starts with an underscore is a helper and holds no part. Any other
    must hold exactly one value of ``kind``; a ``LookupError`` names the one that does not.
    """
    package = import_module(folder)
    names = sorted(module.name for module in iter_modules(package.__path__))
    return tuple(_part(f"{folder}.{name}", kind) for name in names if not name.startswith("_"))


def _part(module: str, kind: type[T]) -> T:
    """Give the one value of ``kind`` that a module defines."""
    found = [value for value in vars(import_module(module)).values() if isinstance(value, kind)]
    if len(found) != 1:
        message = f"{module} must hold exactly one {kind.__name__}, and holds {len(found)}"
        raise LookupError(message)
    return found[0]
