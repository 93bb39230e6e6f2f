"""What is measured with: the kernel's accounting of CPU time, two things by turns, and how restless the machine is."""

import os
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

TICKS = os.sysconf("SC_CLK_TCK")
A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system) and seconds by the clock."""

    cpu: float
    wall: float

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.cpu + other.cpu, self.wall + other.wall)


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def cpu_of(pids: Iterable[int]) -> float:
    """CPU seconds that these processes have used themselves, all threads, to 10 ms (proc_pid_stat(5), fields 14, 15)."""
    return sum(int(field) for pid in pids for field in _stat(pid)[11:13]) / TICKS


def cpu_of_ended_children(pid: int) -> float:
    """CPU seconds of those children of a process that have ended and been waited for (fields 16, 17)."""
    return sum(int(field) for field in _stat(pid)[13:15]) / TICKS


def children_of(pid: int) -> list[int]:
    """The processes that this one started and that are alive."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def own_cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def cost(act: Callable[[], object]) -> Cost:
    """What one call costs, its child processes included."""
    cpu, wall = own_cpu(), time.perf_counter()
    act()
    return Cost(own_cpu() - cpu, time.perf_counter() - wall)


def by_turns(first: Callable[[int], A], second: Callable[[int], B], *, rounds: int) -> list[tuple[A, B]]:
    """Both, round after round, each time the other one first: what slows the machine slows both."""
    pairs = []
    for n in range(rounds):
        if n % 2:
            late = second(n)
            pairs.append((first(n), late))
        else:
            early = first(n)
            pairs.append((early, second(n)))
    return pairs


@dataclass(frozen=True)
class Spread:
    """The median of several values, with the least and the greatest."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Iterable[float]) -> "Spread":
        ordered = sorted(values)
        return cls(statistics.median(ordered), ordered[0], ordered[-1])

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.least:.2f}–{self.most:.2f})"


class Noise:
    """A fixed piece of work, repeated before, between and after: what varies there is the machine, not the program."""

    def __init__(self) -> None:
        self.cpu: list[float] = []
        self.wall: list[float] = []

    def sample(self) -> None:
        for _ in range(3):
            cpu, wall = time.process_time(), time.perf_counter()
            sum(n * n % 7 for n in range(400_000))
            self.cpu.append(time.process_time() - cpu)
            self.wall.append(time.perf_counter() - wall)

    def __str__(self) -> str:
        cpu, wall = Spread.of(self.cpu), Spread.of(self.wall)
        load = os.getloadavg()[0]
        return (
            f"noise: one fixed loop, {len(self.cpu)} times: CPU {_range(cpu)}, clock {_range(wall)}; "
            f"load {load:.1f} on {os.cpu_count()} processors"
        )


def _range(spread: Spread) -> str:
    return (
        f"{spread.middle * 1000:.0f} ms, −{1 - spread.least / spread.middle:.0%} +{spread.most / spread.middle - 1:.0%}"
    )
