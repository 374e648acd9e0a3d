"""What a process has used, as Linux counts it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

MEGABYTE = 1024
"""in the kilobytes that /proc counts in"""


@dataclass(frozen=True, slots=True)
class Usage:
    """CPU time and memory of one process, all threads together."""

    cpu_seconds: float
    resident_mb: float
    peak_mb: float

    @classmethod
    def of(cls, pid: int) -> Self:
        """Read it now; raises ``FileNotFoundError`` where there is no such process."""
        folder = Path(f"/proc/{pid}")
        fields = (folder / "stat").read_text().rsplit(") ", 1)[1].split()
        user, system = int(fields[11]), int(fields[12])
        lines = (line.split() for line in (folder / "status").read_text().splitlines())
        sizes = {line[0]: int(line[1]) / MEGABYTE for line in lines if line[0].startswith("Vm")}
        ticks = os.sysconf("SC_CLK_TCK")
        return cls((user + system) / ticks, sizes["VmRSS:"], sizes["VmHWM:"])
