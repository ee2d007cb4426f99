"""Writers who change the directory all at once, each by deeds of chance and some of them in vain."""

from contextlib import suppress
from random import Random

from django.db import transaction

from directory import actions
from directory.actions.changing import refresh
from directory.content import write
from directory.models import Service, ServiceText


class InVainError(Exception):
    """Ends a transaction, or a part of one, so that nothing of it is left."""


class Writer:
    """One of them; `seed` decides what it does."""

    def __init__(self, seed: int, ids, vetter) -> None:
        self.chance, self.ids, self.vetter = Random(seed), ids, vetter

    def work(self, deeds: int) -> int:
        """Do so many deeds; return how many were not refused."""
        return sum(self._try(self.chance.choice(DEEDS)) for _ in range(deeds))

    def _try(self, deed) -> bool:
        service = Service.everything.get(pk=self.chance.choice(self.ids))
        try:
            deed(self, service)
        except (actions.RefusedError, InVainError):
            return False
        return True

    def publish(self, service) -> None:
        actions.publish(service=service, by=self.vetter)

    def suspend(self, service) -> None:
        actions.suspend(service=service, by=self.vetter)

    @transaction.atomic
    def edit(self, service) -> None:
        row = Service.everything.select_for_update(of=("self",)).get(pk=service.pk)
        write(row, {"description_words": {"en": f"Invented words {self.chance.random()}"}})
        refresh(row)

    @transaction.atomic
    def edit_in_vain(self, service) -> None:
        self.edit(service)
        raise InVainError

    @transaction.atomic
    def edit_twice_once_in_vain(self, service) -> None:
        self.edit(service)
        with suppress(InVainError):
            self.edit_in_vain(service)
        self.edit(service)

    @transaction.atomic
    def rename_a_line(self, _service) -> None:
        """Rename what another listing names as its line: both are told."""
        row = Service.everything.select_for_update(of=("self",)).get(pk=self.ids[0])
        ServiceText.objects.filter(of=row, field="name").update(text=f"Invented Line {self.chance.random()}")
        refresh(row)


DEEDS = (
    *(Writer.publish,) * 3,
    *(Writer.suspend,) * 3,
    *(Writer.edit,) * 2,
    Writer.edit_in_vain,
    Writer.edit_twice_once_in_vain,
    Writer.rename_a_line,
)
