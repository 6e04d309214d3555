"""What the kernel knows of a program and all that it started (Linux /proc)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Memory:
    """MiB of a process tree: ``pss`` shares common pages out, ``uss`` leaves them out."""

    pss: float
    uss: float
    rss: float
    processes: int


@dataclass(frozen=True, slots=True)
class Work:
    """What a process tree has done so far."""

    switches: int
    cpu_ms: float


def tree(root: int) -> tuple[int, ...]:
    """The process and all its descendants."""
    parents = dict(_parents())
    found = [root]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return tuple(found)


def memory(root: int) -> Memory:
    """What the tree holds now, from ``smaps_rollup``."""
    rollups = [_rollup(process) for process in tree(root)]
    return Memory(
        pss=sum(each["Pss"] for each in rollups) / 1024,
        uss=sum(each["Private_Clean"] + each["Private_Dirty"] for each in rollups) / 1024,
        rss=sum(each["Rss"] for each in rollups) / 1024,
        processes=len(rollups),
    )


def work(root: int) -> Work:
    """Context switches of all threads, and their time on a processor."""
    tasks = [task for process in tree(root) for task in Path(f"/proc/{process}/task").iterdir()]
    switches = sum(
        int(line.split()[1])
        for task in tasks
        for line in (task / "status").read_text().splitlines()
        if "ctxt_switches" in line
    )
    nanoseconds = sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)
    return Work(switches=switches, cpu_ms=nanoseconds / 1e6)


def sharers(library: str, root: int) -> int:
    """How many processes outside the tree map the library, so that the tree pays less for it."""
    own = set(tree(root))
    return sum(
        process not in own and library in _text(Path(f"/proc/{process}/maps"))
        for process, _parent in _parents()
    )


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            # The name, in brackets, may hold spaces and brackets: read behind its end.
            _name, _end, rest = _text(entry / "stat").rpartition(")")
            if rest:
                yield int(entry.name), int(rest.split()[1])


def _rollup(process: int) -> dict[str, int]:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    return {line.split(":")[0]: int(line.split()[1]) for line in lines}


def _text(file: Path) -> str:
    try:
        return file.read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""  # it ended meanwhile, or is another user's
