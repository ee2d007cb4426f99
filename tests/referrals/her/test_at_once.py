"""What happens at the same moment, with commits that are real."""

import threading

from django.db import connection

from referrals.models import Case
from tests.desks import make_desk
from tests.referrals.her.walking import ASK, Her, code_on, form


def test_case_03_double_click_makes_one_case(own_database):
    make_desk()
    her = Her()
    sent = form(her.to_the_check()) | {"go": "send"}
    pages = []

    def click() -> None:
        other = Her()
        other.client.cookies.update(her.client.cookies)
        pages.append(other.client.post(ASK, sent))
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert [page.status_code for page in pages] == [200, 200]
    assert Case.objects.count() == 1
    opened = [page for page in pages if "Your request</h1>" in Her().come_back(code_on(page)).text]
    assert len(opened) == 1
