"""The real server that browser and API tests stand on."""

import http.client


def test_the_site_answers_as_in_production(site):
    connection = http.client.HTTPConnection("localhost", site.port, timeout=10)
    connection.request("GET", "/ur/")
    answer = connection.getresponse()
    assert answer.status == 200
    assert "راہ" in answer.read().decode()
    connection.close()
