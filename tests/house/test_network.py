"""Tests may talk to this machine only."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError

# Set aside for documentation; nobody has this address.
NOWHERE = ("192.0.2.1", 80)


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_a_test_cannot_reach_another_machine():
    with socket.socket() as probe, pytest.raises(SocketConnectBlockedError):
        probe.connect(NOWHERE)


def test_a_test_can_reach_its_own_machine():
    with socket.create_server(("127.0.0.1", 0)) as door:
        socket.create_connection(door.getsockname()).close()
