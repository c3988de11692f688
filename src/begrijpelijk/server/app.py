"""The web application: the page, the REST interface, and one form for every error."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from begrijpelijk.server import audit_routes, check_routes, guard, reference_routes, selftest_routes
from begrijpelijk.server.audits import Audits
from begrijpelijk.server.openapi import describe
from begrijpelijk.server.problems import RETRY_AFTER, Problem
from begrijpelijk.server.settings import Settings
from begrijpelijk.server.workers import Workers
from begrijpelijk.version import __version__

PAGE = Path(__file__).parent / "page"
API = "/api/v1"
SHOW_TIME = 120.0  # seconds that a page may take to be shown and checked, at least


def make_app(settings: Settings) -> guard.Guard:
    """The application with its workers, which start in the background when the server starts."""
    workers = Workers(settings)
    audits = Audits(settings)
    # Chromium does not start within a limit of memory. It starts with the first page that somebody wants to see.
    watchers = Workers(replace(settings, workers=1, memory=0, check_time=max(settings.check_time, SHOW_TIME)))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        from anyio import to_thread

        # A request that waits for its turn sits in a thread; all that may wait must fit, and a few for the rest.
        to_thread.current_default_thread_limiter().total_tokens = settings.queue + settings.workers + 16
        workers.warm()
        audits.open()
        yield
        await asyncio.to_thread(workers.close)
        await asyncio.to_thread(audits.close)
        await asyncio.to_thread(watchers.close)

    app = FastAPI(
        title="begrijpelijk",
        version=__version__,
        docs_url=None,  # these load scripts from elsewhere
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.workers = workers
    app.state.audits = audits
    app.state.watchers = watchers
    app.state.fetches = Fetches(settings)
    app.include_router(check_routes.router, prefix=API)
    app.include_router(reference_routes.router, prefix=API)
    app.include_router(selftest_routes.router, prefix=API)
    app.include_router(audit_routes.router, prefix=API)
    _errors(app)
    describe(app)
    app.mount("/", StaticFiles(directory=PAGE, html=True, follow_symlink=False), name="page")
    return guard.Guard(app, settings)


class Fetches:
    """The pages that are being fetched: a few at a time, and a few that wait."""

    def __init__(self, settings: Settings) -> None:
        self._turns = asyncio.Semaphore(settings.fetches)
        self._most = settings.fetches * 4
        self._now = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn. Raises `Problem` when too many wait."""
        if self._now >= self._most:
            raise Problem(503, "busy", retry=RETRY_AFTER)
        self._now += 1
        try:
            async with self._turns:
                yield
        finally:
            self._now -= 1


def _errors(app: FastAPI) -> None:
    """Give every error the same form, in the language that was asked for."""

    def answer(request: Request, problem: Problem) -> Response:
        lang = guard.language(request.scope, {})
        return JSONResponse(problem.body(lang), problem.status, headers=problem.headers)

    @app.exception_handler(Problem)
    async def refused(request: Request, error: Problem) -> Response:
        return answer(request, error)

    @app.exception_handler(HTTPException)
    async def not_there(request: Request, error: HTTPException) -> Response:
        key = {404: "not_found", 405: "method"}.get(error.status_code, "form")
        return answer(request, Problem(error.status_code, key))

    @app.exception_handler(RequestValidationError)
    async def wrong_query(request: Request, error: RequestValidationError) -> Response:
        name = str(error.errors()[0]["loc"][-1])
        return answer(request, Problem(422, "value", name=name, source=name))

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> Response:
        return answer(request, Problem(500, "fault", kind=type(error).__name__))
