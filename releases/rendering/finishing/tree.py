"""The structure tree as plain Python: read once, changed by the passes, written once.

Touching 50,000 PDF objects one by one is slow; nodes are not. Reading takes out the `T` that `marking.py` left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, String

from releases.rendering.marking import SEPARATOR


@dataclass(eq=False)
class Mark:
    """One run of marked content on a page (counted from 0)."""

    page: int
    mcid: int


@dataclass(eq=False)
class Annotation:
    """A link or widget that the node is the tag of."""

    object: Any
    page: int


@dataclass(eq=False)
class Node:
    """One tag. `role` and `element` say which HTML element it came from; `pseudo` is `marker`, `before` … or empty."""

    kind: str
    kids: list[Node | Mark | Annotation] = field(default_factory=list)
    lang: str = ""
    role: str = ""
    element: str = ""
    pseudo: str = ""
    identifier: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    def nodes(self) -> Iterator[Node]:
        """This node and all below, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()

    def marks(self) -> Iterator[Mark]:
        """Every mark below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, Node):
                yield from kid.marks()


def read(pdf: pikepdf.Pdf) -> Node:
    """The Document node of a file that WeasyPrint wrote."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    return _read(pdf.Root.StructTreeRoot.K[0], pages, 0)


def _read(element: Any, pages: dict[Any, int], page: int) -> Node:
    page = pages[element.Pg.objgen] if Name.Pg in element else page
    role, number, pseudo = (str(element.T).split(SEPARATOR) if Name.T in element else ("", "", ""))[:3]
    node = Node(str(element.S)[1:], [], str(element.get(Name.Lang, "")), role, number, pseudo)
    node.extra = {key: element[key] for key in ("/A", "/Alt") if key in element}
    for kid in element.get(Name.K, Array()):
        if isinstance(kid, int):
            node.kids.append(Mark(page, int(kid)))
        elif kid.get(Name.Type) == Name.OBJR:
            node.kids.append(Annotation(kid.Obj, page))
        else:
            node.kids.append(_read(kid, pages, page))
    return node


def dissolve(node: Node, unwanted: Callable[[Node, Node], bool]) -> None:
    """Replace every node below for which `unwanted(child, parent)` holds by what it holds."""
    kids: list[Node | Mark | Annotation] = []
    for kid in node.kids:
        if not isinstance(kid, Node):
            kids.append(kid)
            continue
        dissolve(kid, unwanted)
        kids.extend(kid.kids if unwanted(kid, node) else [kid])
    node.kids = kids


def write(pdf: pikepdf.Pdf, document: Node) -> None:
    """Make the tree anew, with the table that leads from marks and annotations back to their tags."""
    root = pdf.Root.StructTreeRoot
    per_page: list[dict[int, Any]] = [{} for _ in pdf.pages]
    annotations: list[tuple[Any, Any]] = []
    root.K = Array([_write(pdf, document, root, per_page, annotations)])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array()))
    parents = NumberTree(root.ParentTree)
    for number, (page, held) in enumerate(zip(pdf.pages, per_page, strict=True)):
        page.obj.StructParents = number
        parents[number] = pdf.make_indirect(Array([held.get(mcid) for mcid in range(max(held, default=-1) + 1)]))
    for number, (annotation, element) in enumerate(annotations, len(per_page)):
        annotation.StructParent = number
        parents[number] = element
    root.ParentTreeNextKey = len(per_page) + len(annotations)


def _write(pdf: pikepdf.Pdf, node: Node, parent: Any, per_page: list[dict[int, Any]], annotations: list[Any]) -> Any:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.kind), P=parent))
    page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
    if page is not None:
        element.Pg = pdf.pages[page].obj
    if node.lang:
        element.Lang = String(node.lang)
    if node.identifier:
        element.ID = String(node.identifier)
    for key, value in node.extra.items():
        element[key] = value
    kids = Array()
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(_write(pdf, kid, element, per_page, annotations))
        elif isinstance(kid, Annotation):
            kids.append(Dictionary(Type=Name.OBJR, Obj=kid.object, Pg=pdf.pages[kid.page].obj))
            annotations.append((kid.object, element))
        else:
            same = kid.page == page
            kids.append(kid.mcid if same else Dictionary(Type=Name.MCR, Pg=pdf.pages[kid.page].obj, MCID=kid.mcid))
            per_page[kid.page][kid.mcid] = element
    element.K = kids
    return element
