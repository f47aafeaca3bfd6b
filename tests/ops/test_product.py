"""Ports and settings of a running copy, and what is said when they cannot be had."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.product import HOST, configured, free_port, is_free, product_at
from ops.trouble import Trouble
from ops.up import alone


@pytest.fixture
def busy() -> Iterator[int]:
    """A port on which something listens."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RINGBACK_DATA", str(tmp_path))
    monkeypatch.setenv("RINGBACK_PORT", str(free_port()))
    return tmp_path


def test_a_busy_public_port_is_told_with_the_setting_that_cures_it(busy: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_PORT", str(busy))
    with pytest.raises(Trouble, match=rf"^Port {busy} is busy: .*RINGBACK_PORT=\d+ make run$"):
        configured()


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1"])
def test_a_public_port_that_is_none_is_told(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_PORT", port)
    with pytest.raises(Trouble, match=r"^RINGBACK_PORT must be a port number"):
        configured()


def test_inner_ports_give_way_when_they_are_busy(busy: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_RASA_URL", f"http://{HOST}:{busy}")
    monkeypatch.setenv("RINGBACK_ACTIONS_URL", f"http://{HOST}:{busy}/webhook")
    product = configured()
    assert busy not in (product.rasa_port, product.actions_port)
    assert product.env["RINGBACK_RASA_URL"] == f"http://{HOST}:{product.rasa_port}"
    assert product.env["RINGBACK_ACTIONS_URL"] == f"http://{HOST}:{product.actions_port}/webhook"


def test_inner_ports_that_are_free_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setenv("RINGBACK_RASA_URL", f"http://{HOST}:{port}")
    assert configured().rasa_port == port


def test_every_start_has_a_key_of_its_own() -> None:
    assert configured().env["RINGBACK_RASA_KEY"] != configured().env["RINGBACK_RASA_KEY"]


def test_the_servers_see_the_data_directory_as_an_absolute_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RINGBACK_DATA", "var/second")
    assert Path(configured().env["RINGBACK_DATA"]).is_absolute()


def test_settings_of_a_copy_win_over_those_of_the_process(tmp_path: Path) -> None:
    product = product_at(port=1, rasa_port=2, actions_port=3, settings={"RINGBACK_DATA": str(tmp_path / "other")})
    assert product.env["RINGBACK_DATA"] == str(tmp_path / "other")
    assert product.logs == tmp_path / "other" / "log"


def test_links_in_mails_lead_to_the_address_that_is_printed_unless_the_shop_has_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    product = product_at(port=1, rasa_port=2, actions_port=3)
    assert product.env["RINGBACK_PUBLIC_URL"] == product.address
    monkeypatch.setenv("RINGBACK_PUBLIC_URL", "https://returns.shop.example")
    assert product_at(port=1, rasa_port=2, actions_port=3).env["RINGBACK_PUBLIC_URL"] == "https://returns.shop.example"


def test_a_failing_command_is_told_in_one_line(tmp_path: Path) -> None:
    product = product_at(port=1, rasa_port=2, actions_port=3, settings={"RINGBACK_NOW": "yesterday"})
    with pytest.raises(Trouble, match="RINGBACK_NOW") as told:
        product.call("returns", "migrate")
    assert "\n" not in str(told.value)


def test_two_copies_do_not_share_their_data() -> None:
    with alone(), pytest.raises(Trouble, match=r"already runs .* RINGBACK_DATA=.* RINGBACK_PORT="), alone():
        pass


def test_a_free_port_is_free() -> None:
    assert is_free(free_port())


def test_a_free_port_is_none_that_systems_lend_to_calls_that_go_out() -> None:
    assert {free_port() for _ in range(50)} <= set(range(1024, 32_768))
