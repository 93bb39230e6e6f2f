"""The browser's newest kind of step, which the library here does not know yet: several changes of marks as one."""

from typing import Any

from prosemirror.model import Node, Schema
from prosemirror.transform import AddMarkStep, RemoveMarkStep, Step, StepResult
from prosemirror.transform.map import Mappable
from prosemirror.transform.step import STEPS_BY_ID, step_json_id


class MarkSetStep(Step):
    """As `MarkSetStep` of prosemirror-transform 1.12: it comes from undoing a change of marks."""

    def __init__(self, steps: list[Step]) -> None:
        super().__init__()
        self.steps = steps

    def apply(self, doc: Node) -> StepResult:
        for step in self.steps:
            result = step.apply(doc)
            if result.doc is None:
                return result
            doc = result.doc
        return StepResult.ok(doc)

    def invert(self, doc: Node) -> Step:
        return MarkSetStep([step.invert(doc) for step in self.steps])

    def map(self, mapping: Mappable) -> Step | None:
        mapped = [step.map(mapping) for step in self.steps]
        kept = [step for step in mapped if step is not None]
        return MarkSetStep(kept) if kept else None

    def to_json(self) -> dict[str, Any]:
        return {"stepType": "markSet", "steps": [step.to_json() for step in self.steps]}

    @staticmethod
    def from_json(schema: Schema[Any, Any], json_data: Any) -> "MarkSetStep":
        steps = [Step.from_json(schema, step) for step in json_data["steps"]]
        if not all(isinstance(step, AddMarkStep | RemoveMarkStep) for step in steps):
            raise ValueError("a set of mark steps holds nothing else")
        return MarkSetStep(steps)


if "markSet" not in STEPS_BY_ID:
    step_json_id("markSet", MarkSetStep)
