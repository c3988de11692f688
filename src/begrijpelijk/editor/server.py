"""What an editor may ask, and the texts that it has open."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer

from begrijpelijk import plugins
from begrijpelijk.editor import settings
from begrijpelijk.editor.actions import KINDS, actions
from begrijpelijk.editor.explain import hover
from begrijpelijk.editor.judge import Job, Judge, Outcome
from begrijpelijk.editor.levels import lenses
from begrijpelijk.editor.marks import diagnostics
from begrijpelijk.editor.positions import Encoding, Lines
from begrijpelijk.editor.protocol import Protocol
from begrijpelijk.editor.wording import say
from begrijpelijk.editor.work import PAUSE, Work
from begrijpelijk.version import __version__

STATUS = "$/begrijpelijk/status"
"""A notification of our own about the state of a text; editors may ignore what begins with ``$/``."""

LOOK = 2.0  # seconds between two looks at whether settings changed and whether the editor is still there
SOON = 10.0  # seconds in which an answer about words that were just typed is worth waiting for
LATER = 120.0  # the same for marks: the first check of a long text waits for the language pipeline


@dataclass
class Open:
    """A text that is open in the editor. `outcome` is that of this version, and None while it is being checked."""

    language: str
    version: int
    lines: Lines
    outcome: Outcome | None = None
    waiting: list[asyncio.Future[Outcome | None]] = field(default_factory=list)
    checks: int = 0


class EditorServer(LanguageServer):
    """The language server. All its methods run in the thread of the connection; checking is done by `Work`."""

    protocol: Protocol

    def __init__(self, pause: float = PAUSE) -> None:
        super().__init__("begrijpelijk", __version__, protocol_cls=Protocol)
        self.texts: dict[str, Open] = {}
        self.client = settings.Client()
        self._pause = pause
        self._configs: settings.Configs | None = None
        self._work: Work | None = None
        self._pulls = False
        self._watch: asyncio.Task[None] | None = None
        self._warned: set[str] = set()
        for method, handler, options in (
            (types.INITIALIZE, self._initialize, None),
            (types.INITIALIZED, self._initialized, None),
            (types.SHUTDOWN, self._goodbye, None),
            (types.TEXT_DOCUMENT_DID_SAVE, self._look_again, None),
            (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._look_again, None),
            (types.WORKSPACE_DID_CHANGE_CONFIGURATION, self._wishes_changed, None),
            (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, self._folders_changed, None),
            (types.TEXT_DOCUMENT_HOVER, self._hover, None),
            (types.TEXT_DOCUMENT_CODE_LENS, self._lenses, types.CodeLensOptions(resolve_provider=False)),
            (types.TEXT_DOCUMENT_CODE_ACTION, self._actions, types.CodeActionOptions(KINDS)),
        ):
            self._answer(method, handler, options)

    def _answer(self, method: str, handler: Callable[[Any], Any], options: Any) -> None:
        """Have a method answer; pygls writes on what it registers, and that cannot be a method itself."""
        if asyncio.iscoroutinefunction(handler):

            async def answer(params: Any) -> Any:
                return await handler(params)

            self.feature(method, options)(answer)
        else:
            self.feature(method, options)(lambda params: handler(params))

    @property
    def has_begun(self) -> bool:
        """Whether the editor has said who it is."""
        return self._configs is not None

    # -- texts -----------------------------------------------------------------------------------------------------

    def opened(self, item: types.TextDocumentItem) -> None:
        """The editor opened a text."""
        self._let_go(item.uri)
        encoding: Encoding = self.server_capabilities.position_encoding or "utf-16"  # type: ignore[assignment]
        encoding = getattr(encoding, "value", encoding)
        self.texts[item.uri] = Open(item.language_id, item.version, Lines(item.text, encoding))
        self._check(item.uri, at_once=True)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """The editor changed a text."""
        text = self.texts.get(params.text_document.uri)
        if text is None:
            return
        for change in params.content_changes:
            text.lines = text.lines.changed(change)
        text.version = params.text_document.version
        self._check(params.text_document.uri)

    def closed(self, uri: str) -> None:
        """The editor closed a text: its marks go, and nothing of it is kept."""
        if uri not in self.texts:
            return
        self._let_go(uri)
        if self._work is not None:
            self._work.forget(uri, last=not self.texts)
        if not self._pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def _let_go(self, uri: str) -> None:
        text = self.texts.pop(uri, None)
        for future in text.waiting if text is not None else ():
            if not future.done():
                future.set_result(None)

    def _check(self, uri: str, *, at_once: bool = False) -> None:
        text = self.texts[uri]
        text.outcome = None
        if self._work is not None:
            job = Job(uri, text.version, text.lines, text.language, self.client)
            self._work.put(job, at_once=at_once)

    def _check_all(self) -> None:
        for uri in self.texts:
            self._check(uri, at_once=True)
        if self._pulls and self._can("workspace", "diagnostics", "refresh_support"):
            self.workspace_diagnostic_refresh(None)
        if self._can("workspace", "code_lens", "refresh_support"):
            self.workspace_code_lens_refresh(None)

    def _arrived(self, outcome: Outcome) -> None:
        """A check is done; if the text is still the one that was checked, show what came of it."""
        job = outcome.job
        text = self.texts.get(job.uri)
        if text is None or text.lines is not job.lines or self.client != job.client:
            return
        text.outcome = outcome
        text.checks += 1
        for future in text.waiting:
            if not future.done():
                future.set_result(outcome)
        text.waiting.clear()
        if not self._pulls:
            params = types.PublishDiagnosticsParams(job.uri, diagnostics(outcome), job.version)
            self.text_document_publish_diagnostics(params)
        if self.client.status:
            self.protocol.notify(STATUS, _status(outcome))

    async def _outcome(self, uri: str, seconds: float) -> Outcome | None:
        """The outcome for the text as it is now; None where it is not open, or the check takes too long."""
        text = self.texts.get(uri)
        if text is None or text.outcome is not None:
            return text.outcome if text is not None else None
        future: asyncio.Future[Outcome | None] = asyncio.get_running_loop().create_future()
        text.waiting.append(future)
        try:
            return await asyncio.wait_for(future, seconds)
        except TimeoutError:
            return None
        finally:
            if future in text.waiting:
                text.waiting.remove(future)

    # -- questions -------------------------------------------------------------------------------------------------

    async def _hover(self, params: types.HoverParams) -> types.Hover | None:
        outcome = await self._outcome(params.text_document.uri, SOON)
        capability = self.client_capabilities.text_document and self.client_capabilities.text_document.hover
        formats = (capability.content_format if capability else None) or [types.MarkupKind.PlainText]
        markdown = types.MarkupKind.Markdown in formats
        return None if outcome is None else hover(outcome, params.position, markdown=markdown)

    async def _lenses(self, params: types.CodeLensParams) -> list[types.CodeLens] | None:
        if not self.client.code_lens:
            return None
        outcome = await self._outcome(params.text_document.uri, LATER)
        return None if outcome is None else lenses(outcome)

    async def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        outcome = await self._outcome(params.text_document.uri, SOON)
        versioned = self._can("workspace", "workspace_edit", "document_changes")
        return None if outcome is None else actions(outcome, params, plugins.registry(), versioned=versioned)

    async def _diagnostic(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        uri = params.text_document.uri
        outcome = await self._outcome(uri, LATER)
        text = self.texts.get(uri)
        if text is not None and (outcome is None or text.outcome is not outcome):
            # Not checked in time, or changed again this very moment: the editor is to ask once more.
            data = types.DiagnosticServerCancellationData(retrigger_request=True)
            raise JsonRpcException("", types.LSPErrorCodes.ServerCancelled.value, data)
        number = f"{text.version}-{text.checks}" if text is not None else None
        if number is not None and number == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(number)
        return types.RelatedFullDocumentDiagnosticReport(diagnostics(outcome) if outcome else [], result_id=number)

    # -- beginning and end -----------------------------------------------------------------------------------------

    def _initialize(self, params: types.InitializeParams) -> None:
        document = params.capabilities.text_document
        self._pulls = document is not None and document.diagnostic is not None
        if self._pulls:
            options = types.DiagnosticOptions(
                inter_file_dependencies=False, workspace_diagnostics=False, identifier="begrijpelijk"
            )
            self._answer(types.TEXT_DOCUMENT_DIAGNOSTIC, self._diagnostic, options)
        folders = [folder.uri for folder in params.workspace_folders or []] or [params.root_uri or ""]
        self._configs = settings.Configs([path for uri in folders if (path := settings.path_of(uri)) is not None])
        loop = asyncio.get_running_loop()

        def deliver(outcome: Outcome) -> None:
            with contextlib.suppress(RuntimeError):  # the connection has just ended
                loop.call_soon_threadsafe(self._arrived, outcome)

        configs = self._configs
        self._work = Work(lambda: Judge(plugins.registry(), configs), deliver, self._pause)
        self._wish(params.initialization_options)
        self._watch = loop.create_task(self._keep_looking())

    async def _initialized(self, params: types.InitializedParams) -> None:
        if self._can("workspace", "did_change_watched_files", "dynamic_registration"):
            watched = [types.FileSystemWatcher(f"**/{name}") for name in ("begrijpelijk.toml", "pyproject.toml")]
            options = types.DidChangeWatchedFilesRegistrationOptions(watched)
            registration = types.Registration("begrijpelijk-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.client_register_capability(types.RegistrationParams([registration]))
        await self._ask_wishes()

    def _goodbye(self, params: Any) -> None:
        self.close()

    def close(self) -> bool:
        """Stop checking; False when a check is still under way."""
        if self._watch is not None:
            self._watch.cancel()
        for uri in list(self.texts):
            self._let_go(uri)
        return self._work.close() if self._work is not None else True

    # -- settings --------------------------------------------------------------------------------------------------

    async def _wishes_changed(self, params: types.DidChangeConfigurationParams) -> None:
        given = params.settings
        if isinstance(given, dict) and settings.SECTION in given:
            self._wish(given)
        else:
            await self._ask_wishes()

    def _folders_changed(self, params: types.DidChangeWorkspaceFoldersParams) -> None:
        if self._configs is None:
            return
        for folder in params.event.removed:
            if (path := settings.path_of(folder.uri)) in self._configs.folders and path is not None:
                self._configs.folders.remove(path)
        for folder in params.event.added:
            if (path := settings.path_of(folder.uri)) is not None and path not in self._configs.folders:
                self._configs.folders.append(path)
        self._look_again()

    async def _ask_wishes(self) -> None:
        """Ask the editor for its settings, if it lets itself be asked."""
        if not self._can("workspace", "configuration"):
            return
        items = [types.ConfigurationItem(section=settings.SECTION)]
        with contextlib.suppress(JsonRpcException, asyncio.CancelledError):
            answer = await self.workspace_configuration_async(types.ConfigurationParams(items))
            if answer and answer[0]:
                self._wish(answer[0])

    def _wish(self, given: object) -> None:
        before = self.client
        self.client, unknown = settings.client(given, before)
        lang = self.client.lang or "nl"
        for name in unknown:
            if name not in self._warned:
                self._warned.add(name)
                message = say(lang, "unknown_setting", name=name)
                self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))
        if self.client != before:
            self._check_all()

    def _look_again(self, params: Any = None) -> None:
        """Check the texts again whose settings are no longer those of their last check."""
        if self._configs is None:
            return
        changed = False
        for uri, text in list(self.texts.items()):
            if text.outcome is not None and self._configs.settled(uri, self.client)[0] != text.outcome.stamp:
                changed = True
                self._check(uri, at_once=True)
        if changed and self._pulls and self._can("workspace", "diagnostics", "refresh_support"):
            self.workspace_diagnostic_refresh(None)

    async def _keep_looking(self) -> None:
        """Now and then: did settings change, and is the editor still there? Not every editor tells either."""
        while True:
            await asyncio.sleep(LOOK)
            with contextlib.suppress(Exception):
                self._look_again()
            if self.process_id and _is_gone(self.process_id):
                os._exit(1)

    def _can(self, *names: str) -> bool:
        """Whether the editor has a capability, by its names from the outside in."""
        value: Any = self.client_capabilities
        for name in names:
            value = getattr(value, name, None)
        return bool(value)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Tell the kind of a fault; what it says may quote from the text. A request refused has its own answer."""
        if isinstance(error, JsonRpcException) and not isinstance(error, JsonRpcInternalError):
            return
        message = say(self.client.lang or "nl", "failed", kind=type(error).__name__)
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))


def _status(outcome: Outcome) -> dict[str, Any]:
    report = outcome.report
    return {
        "uri": outcome.job.uri,
        "version": outcome.job.version,
        "state": outcome.state,
        "message": outcome.message,
        "level": report.scores.level if report else None,
        "lint": report.scores.lint if report else None,
        "cefr": report.scores.cefr_indication if report else None,
        "words": report.words if report else None,
        "findings": len(report.findings) if report else None,
        "passed": report.passed if report else None,
    }


def _is_gone(process: int) -> bool:
    """Whether a process has ended; on Windows nobody knows, and there its pipe closes with it."""
    if sys.platform == "win32" or process <= 1:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
