import subprocess
import sys
from pathlib import Path

from benchmarks.processes import memory, sharers, tree, work

WAITS = "import sys; sys.stdin.read()"
STARTS_A_CHILD = f"""
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {WAITS!r}])
print(child.pid, flush=True)
child.wait()
"""
MAPS_A_FILE = """
import mmap, sys
with open(sys.argv[1], "rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ):
    print("mapped", flush=True)
    sys.stdin.read()
"""


def test_memory_and_work_cover_the_children() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STARTS_A_CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        assert tree(parent.pid) == (parent.pid, child)
        held = memory(parent.pid)
        assert held.processes == 2
        assert memory(child).rss < held.rss
        assert 0 < held.uss <= held.pss <= held.rss
        assert work(parent.pid).cpu_ms > work(child).cpu_ms > 0
        assert parent.stdin
        parent.stdin.close()


def test_others_that_map_a_file_are_counted_and_the_tree_itself_is_not(tmp_path: Path) -> None:
    file = tmp_path / "library.so"
    file.write_bytes(b"x" * 4096)
    with (
        subprocess.Popen(
            [sys.executable, "-c", MAPS_A_FILE, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as holder,
        subprocess.Popen([sys.executable, "-c", WAITS], stdin=subprocess.PIPE) as other,
    ):
        assert holder.stdout
        assert holder.stdout.readline() == b"mapped\n"
        assert sharers(str(file), other.pid) == 1
        assert sharers(str(file), holder.pid) == 0
        for process in (holder, other):
            assert process.stdin
            process.stdin.close()
