from statements.models.comment import Audience, Comment, Thread
from statements.models.review import Review, Route, Verdict
from statements.models.revision import Demand, Revision
from statements.models.statement import Statement
from statements.models.working_copy import Batch, WorkingCopy

__all__ = [
    "Audience",
    "Batch",
    "Comment",
    "Demand",
    "Review",
    "Revision",
    "Route",
    "Statement",
    "Thread",
    "Verdict",
    "WorkingCopy",
]
