"""How often something may be tried, counted in the database: the same for every process and machine."""

from limits.counting import TooMany, spend, sweep

__all__ = ["TooMany", "spend", "sweep"]
