from statements.models.review import Review, Route, Verdict
from statements.models.revision import Demand, Revision
from statements.models.statement import Statement

__all__ = ["Demand", "Review", "Revision", "Route", "Statement", "Verdict"]
