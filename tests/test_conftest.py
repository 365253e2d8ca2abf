"""The guards of conftest.py hold."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest


def test_a_network_socket_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="network socket"):
        socket.create_connection(("127.0.0.1", 9), timeout=0.1)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no local sockets")
def test_a_local_socket_pair_is_allowed() -> None:
    one, two = socket.socketpair()
    with one, two:
        one.sendall(b"x")
        assert two.recv(1) == b"x"


def test_the_data_folder_is_a_fresh_one(home: Path) -> None:
    assert os.environ["BACKDESK_HOME"] == str(home)
    assert not home.exists()
