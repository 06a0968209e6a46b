"""Connections: lists in pages (Relay's cursor connections)."""

from __future__ import annotations

from typing import Generic, TypeVar

import strawberry

from schema.fields import shown

T = TypeVar("T")


@strawberry.type(description="Whether there is more, and where this page starts and ends (Relay).")
class PageInfo:
    """Whether there is more, and where this page starts and ends."""

    has_next_page: bool = shown(None, "Whether there are more behind this page.")
    has_previous_page: bool = shown(None, "Whether there are more before this page.")
    start_cursor: str | None = shown(None, "The cursor of the first; null on an empty page.")
    end_cursor: str | None = shown(None, "The cursor of the last; null on an empty page.")


@strawberry.type(description="One of a page, with its cursor.")
class Edge(Generic[T]):
    """One of a page, with its cursor."""

    cursor: str = shown(None, "Where it stands: opaque, bound to order, filter and day.")
    node: T = shown(None, "The thing itself.")


@strawberry.type(description="A list in pages.")
class Connection(Generic[T]):
    """A list in pages."""

    edges: list[Edge[T]] = shown(None, "This page, with cursors.")
    nodes: list[T] = shown(None, "This page, without cursors.")
    page_info: PageInfo = shown(None, "Whether there is more.")
    total_count: int = shown(None, "How many on all pages; counted only when asked for.")
