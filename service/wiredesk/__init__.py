"""wiredesk: a stream processor for news-agency wires."""

from importlib.metadata import version

__version__ = version("wiredesk")
