from statements.models.review import Review, Route, Verdict
from statements.models.revision import Demand, Revision
from statements.models.statement import Statement
from statements.models.working_copy import Batch, WorkingCopy

__all__ = ["Batch", "Demand", "Review", "Revision", "Route", "Statement", "Verdict", "WorkingCopy"]
