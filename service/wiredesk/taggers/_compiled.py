"""Functions compiled to machine code, by numba: those that look at every token of a story."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from numba import njit
from numba.core.caching import InTreeCacheLocator

_Takes = ParamSpec("_Takes")
_Gives = TypeVar("_Gives")


def compiled(function: Callable[_Takes, _Gives]) -> Callable[_Takes, _Gives]:
    """Have a function compiled when it is first called, or read from where it once was.

    What was compiled is kept beside the module, or in a cache of the user's. It is known by the
    module's file alone: one that calls another, or uses a constant, must have it in its own.
    """
    made: Callable[_Takes, _Gives]
    try:
        made = njit(cache=True, nogil=True)(function)
    except RuntimeError:  # there is no folder to keep it in
        made = njit(nogil=True)(function)
    return made


class Beside(InTreeCacheLocator):
    """Reads what was compiled from beside the module, where nothing may be written any more.

    For an image: ``NUMBA_CACHE_LOCATOR_CLASSES`` names this class when it is built and when it
    runs, and ``NUMBA_CPU_NAME=generic`` lets any processor run what one of them compiled.
    """

    def ensure_cache_path(self) -> None:
        """Take the folder as it is."""
