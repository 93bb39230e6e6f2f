"""One line for each measurement, all in one table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A measurement. `met` is None where no goal is set; `counted` says what the figure is made of."""

    name: str
    figure: str
    goal: str = ""
    met: bool | None = None
    counted: str = ""


HEAD = Line("measurement", "figure", "goal", counted="")


def table(lines: list[Line]) -> str:
    """The lines in columns, and below each what was counted."""
    rows = [HEAD, *lines]
    name, figure, goal = (max(len(getattr(r, column)) for r in rows) for column in ("name", "figure", "goal"))
    printed = []
    for row in rows:
        met = "met" if row is HEAD else {None: "", True: "yes", False: "no"}[row.met]
        printed.append(f"{row.name:<{name}}  {row.figure:<{figure}}  {row.goal:<{goal}}  {met}".rstrip())
        if row is HEAD:
            printed.append("─" * (name + figure + goal + 7))
        if row.counted:
            printed.append(f"    {row.counted}")
    return "\n".join(printed)
