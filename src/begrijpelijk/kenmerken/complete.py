"""The models as they are used: with the evidence and questions that plugins add to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from begrijpelijk.kenmerken.model import Model

if TYPE_CHECKING:
    from begrijpelijk.plugins import Registry


def complete(registry: Registry) -> dict[str, Model]:
    """All models by id, in the order of registration, each with what other models add to it (`Model.vult_aan`).

    An addition to a model or a characteristic that does not exist, or a question with an id that is there already, is
    left out: `unused` names them.
    """
    found: dict[str, Model] = {id_: model for id_, model in registry.kenmerken.items() if not model.vult_aan}
    for model in registry.kenmerken.values():
        if model.vult_aan in found:
            found[model.vult_aan] = _with(found[model.vult_aan], model)
    return found


def unused(registry: Registry) -> list[str]:
    """What additions could not be used, one plain sentence each."""
    told = []
    known = {id_: model for id_, model in registry.kenmerken.items() if not model.vult_aan}
    for model in registry.kenmerken.values():
        if not model.vult_aan:
            continue
        if model.vult_aan not in known:
            told.append(f"{model.id} is een aanvulling op '{model.vult_aan}', en dat model bestaat niet")
            continue
        codes = {kenmerk.code for kenmerk in known[model.vult_aan].kenmerken}
        told += [
            f"{model.id} vult '{kenmerk.code}' aan, en dat kenmerk bestaat niet in {model.vult_aan}"
            for kenmerk in model.kenmerken
            if kenmerk.code not in codes
        ]
    return told


def _with(model: Model, addition: Model) -> Model:
    extra = {kenmerk.code: kenmerk for kenmerk in addition.kenmerken}
    asked = {vraag.id for vraag in model.vragen}
    made = []
    for kenmerk in model.kenmerken:
        more = extra.get(kenmerk.code)
        if more is not None:
            kenmerk = replace(
                kenmerk,
                bewijs=(*kenmerk.bewijs, *more.bewijs),
                vragen=(*kenmerk.vragen, *(vraag for vraag in more.vragen if vraag.id not in asked)),
                metingen=(*kenmerk.metingen, *more.metingen),
            )
        made.append(kenmerk)
    return replace(model, kenmerken=tuple(made))
