"""The real server that browser and API tests stand on."""

import http.client


def test_the_site_answers_as_in_production(site):
    connection = http.client.HTTPConnection("localhost", site.port, timeout=10)
    connection.request("GET", "/a-page-that-does-not-exist")
    assert connection.getresponse().status in {200, 404, 500}
    connection.close()
