"""Markdown as blocks: headings, paragraphs, lists, steps, tables, captions."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from kiosk.knowledge.ingest.composer import row_text, title_of
from kiosk.knowledge.ingest.document import Block, Document, Kind, Skipped
from kiosk.knowledge.textfile import line_starts

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL | re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_LISTS = {"ordered_list", "bullet_list"}


def read_markdown(name: str, text: str) -> tuple[Document, list[Skipped]]:
    """The document `name` with content `text`; offsets are those of whole lines."""
    from markdown_it.tree import SyntaxTreeNode

    skipped = []
    body = text
    if front := _FRONT_MATTER.match(text):
        # Blanked, not cut, so that offsets stay those of the file.
        body = re.sub(r"[^\n]", " ", front[0]) + text[front.end() :]
        skipped.append(Skipped(name, "front matter is not shown to anybody", 1))
    walker = _Walker(body)
    for node in SyntaxTreeNode(_parser().parse(body)).children:
        walker.visit(node)
    title = walker.title or title_of(name)
    return Document(name, title, text, tuple(walker.blocks)), skipped


class _Walker:
    """Goes through the tree and keeps the path of headings."""

    def __init__(self, text: str) -> None:
        self.blocks: list[Block] = []
        self.title = ""
        self._path: list[tuple[int, str]] = []
        self._starts = line_starts(text)

    def visit(self, node: SyntaxTreeNode) -> None:
        match node.type:
            case "heading":
                self._heading(node)
            case "paragraph" | "code_block" | "fence" | "html_block":
                self._add(Kind.PROSE, _plain(node), node)
                self._captions(node)
            case "ordered_list":
                first = int(node.attrs.get("start", 1))
                for number, item in enumerate(node.children, first):
                    self._add(Kind.STEP, f"Step {number}: {_item(item)}", item)
            case "bullet_list":
                for item in node.children:
                    self._add(Kind.ITEM, _item(item), item)
            case "table":
                self._table(node)
            case "hr":
                return
            case _:
                for child in node.children:
                    self.visit(child)

    def _heading(self, node: SyntaxTreeNode) -> None:
        level, text = int(node.tag[1]), _plain(node)
        if level == 1 and not self.title:
            self.title = text
            return
        self._path = [*((depth, t) for depth, t in self._path if depth < level), (level, text)]

    def _table(self, table: SyntaxTreeNode) -> None:
        head, *bodies = table.children
        names = [_plain(cell) for cell in head.children[0].children]
        for row in (row for body in bodies for row in body.children):
            cells = dict(zip(names, map(_plain, row.children), strict=False))
            self._add(Kind.ROW, row_text(cells), row, cells)

    def _captions(self, node: SyntaxTreeNode) -> None:
        for image in node.walk():
            if image.type == "image" and image.content.strip():
                self._add(Kind.CAPTION, f"Picture: {image.content.strip()}", node)

    def _add(
        self, kind: Kind, text: str, node: SyntaxTreeNode, cells: dict[str, str] | None = None
    ) -> None:
        first, last = node.map or (0, 0)
        headings = tuple(text for _, text in self._path)
        if text.strip():
            start, end = self._starts[first], self._starts[min(last, len(self._starts) - 1)]
            self.blocks.append(Block(kind, headings, text, start, end, None, cells or {}))


def _item(item: SyntaxTreeNode) -> str:
    """A list's item with the lists inside it: Open: gently; slowly."""
    said = [_plain(child) for child in item.children if child.type not in _LISTS]
    inner = [
        _item(one).rstrip(".;")
        for child in item.children
        if child.type in _LISTS
        for one in child.children
    ]
    lead = " ".join(filter(None, said))
    if not inner:
        return lead
    return f"{lead.rstrip('.:')}: {'; '.join(inner)}." if lead else "; ".join(inner)


def _plain(node: SyntaxTreeNode) -> str:
    """The words of `node` without mark-up."""
    if node.type in {"html_block", "html_inline"}:
        return _SPACE.sub(" ", _TAG.sub(" ", node.content)).strip()
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    if node.type in {"text", "code_inline", "code_block", "fence"}:
        return node.content
    if node.type == "image":
        return ""
    joint = "" if node.type in {"inline", "em", "strong", "link", "s"} else " "
    return _SPACE.sub(" ", joint.join(map(_plain, node.children))).strip(" " if joint else "")


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")
