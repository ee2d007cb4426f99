"""A thumb that presses twice, on a line that answers late."""

import threading
from uuid import uuid4

from django.db import connection

from directory import actions
from directory.models import Suggestion
from safety.models import AuditEvent


def test_sent_twice_at_the_same_moment_is_one(own_database):
    token, start, said = uuid4(), threading.Barrier(4), {"known_by": "official", "name": "Invented", "place": "Multan"}
    failed = []

    def send():
        try:
            start.wait()
            actions.suggest(token=token, language="en", said=said)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert Suggestion.objects.count() == AuditEvent.objects.filter(event="suggestion.sent").count() == 1
