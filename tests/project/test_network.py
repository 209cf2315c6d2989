"""The guard that keeps tests on this machine."""

import socket

import pytest

from tests.network import LeftTheMachine


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("::ffff:192.0.2.1", 80, 0, 0)])
def test_a_connection_to_another_machine_is_refused(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as probe, pytest.raises(LeftTheMachine, match="A test tried to reach"):
        probe.connect(address)


def test_a_name_of_another_machine_is_not_looked_up() -> None:
    with pytest.raises(LeftTheMachine, match="A test tried to look up 'registry.example'"):
        socket.create_connection(("registry.example", 80))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
