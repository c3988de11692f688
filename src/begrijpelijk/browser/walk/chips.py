"""Buttons that are the answers to a question: one is chosen first, and another button moves on after that."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from begrijpelijk.browser.walk import moves
from begrijpelijk.browser.walk.look import Item, Look, ask_again


def gather(look: Look) -> None:
    """Take such buttons for choices in the look: those that are on or off, and those beside a button that moves on.

    Without either, each button is taken for one that moves on by itself.
    """
    clusters: dict[tuple[int, str], list[Item]] = defaultdict(list)
    for item in look.items:
        if item.kind == "button" and item.cluster and not item.expands and item.name:
            clusters[item.frame, item.cluster].append(item)
    onward = any(item.kind != "link" and moves.role(item, look) == moves.FORWARD for item in look.buttons)
    chosen: dict[int, tuple[int, str]] = {}
    for key, items in clusters.items():
        answers = [item for item in items if moves.role(item, look) == moves.CHOICE]
        if len(answers) < 2 or len({item.name for item in answers}) < len(answers):
            continue
        if onward or any(item.toggles for item in answers):
            chosen.update({id(item): key for item in answers})
    if not chosen:
        return
    look.items = [
        replace(item, kind="radio", chip=True, group=f"{item.frame}.chips:{item.cluster}", set="")
        if id(item) in chosen
        else item
        for item in look.items
    ]
    ask_again(look)
