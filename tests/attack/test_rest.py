"""Any request against the description of the REST interface: no failure of the server, every answer as described."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra [server] is not installed")
pytest.importorskip("uvicorn", reason="the extra [server] is not installed")
schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

sys.path.insert(0, str(Path(__file__).parents[1] / "server"))

from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402
from schemathesis.checks import CHECKS  # noqa: E402
from server_process import Server  # noqa: E402

# Addresses are fetched and audits started for real: tests/server has those, with a site of its own.
LEFT_OUT = ("/api/v1/check/address", "/api/v1/audits")
WANTED = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("rest"))
    yield made
    made.kill()


def attack(server: Server, examples: int) -> None:
    schema = schemathesis.openapi.from_url(f"{server.address}/api/v1/openapi.json")
    tried = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        if not operation.path.startswith(LEFT_OUT):
            tried.add(operation.path)
            ask(operation, examples)
    assert len(tried) >= 10


def ask(operation: Any, examples: int) -> None:
    """Requests to one operation, each answer held against the description."""
    checks = [CHECKS.get_one(name) for name in WANTED]

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def one(case: Any) -> None:
        response = case.call(timeout=60)
        if response.status_code != 503:  # busy: the queue is full
            case.validate_response(response, checks=checks)

    one()


def test_any_request(server: Server) -> None:
    attack(server, 4)


@pytest.mark.slow
def test_many_requests(server: Server) -> None:
    attack(server, 150)
