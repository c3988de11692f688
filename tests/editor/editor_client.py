"""An editor for the tests: pygls' client, driving the program itself over standard input and output."""

import asyncio
import os
import sys
import threading
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PROGRAM = [sys.executable, "-m", "begrijpelijk", "taalserver"]
WAIT = 120  # seconds; the first check loads the pipeline, on a machine that others use too


class Editor:
    """Opens texts and changes them, as an editor does. Everything waits for the answer."""

    def __init__(self, folder: Path, *, command=None) -> None:
        self.folder = folder
        self.published: list[types.PublishDiagnosticsParams] = []
        self.states: list = []
        self.messages: list[str] = []
        self.asked: list = []
        self.command = command or PROGRAM
        self.settings: dict = {}
        self.result: types.InitializeResult | None = None
        self._arrived = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.client = LanguageClient("proef", "1")
        self.process = None
        self._versions: dict[str, int] = {}

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            with self._arrived:
                self.published.append(params)
                self._arrived.notify_all()

        @self.client.feature("$/begrijpelijk/status")
        def state(params) -> None:
            with self._arrived:
                self.states.append(params)
                self._arrived.notify_all()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        def logged(params: types.LogMessageParams) -> None:
            self.messages.append(params.message)

        @self.client.feature(types.WORKSPACE_CONFIGURATION)
        def configuration(params: types.ConfigurationParams) -> list:
            return [self.settings]

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            self.asked.append(params)

        @self.client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        def refresh(params=None) -> None:
            self.asked.append("refresh")

    def do(self, work, seconds: float = WAIT):
        """The outcome of something asynchronous."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def start(self, options=None, *, pull=False, encodings=None, configuration=False) -> types.InitializeResult:
        environment = {**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH", "")}

        async def go():
            await self.client.start_io(*self.command, env=environment, cwd=str(self.folder))
            self.process = self.client._server
            document = types.TextDocumentClientCapabilities(
                hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
                diagnostic=types.DiagnosticClientCapabilities() if pull else None,
            )
            workspace = types.WorkspaceClientCapabilities(
                configuration=configuration,
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
                diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
                workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=pull),
            )
            capabilities = types.ClientCapabilities(
                text_document=document,
                workspace=workspace,
                general=types.GeneralClientCapabilities(position_encodings=encodings),
            )
            result = await self.client.initialize_async(
                types.InitializeParams(
                    capabilities=capabilities,
                    process_id=os.getpid(),
                    root_uri=self.folder.as_uri(),
                    initialization_options=options,
                )
            )
            self.client.initialized(types.InitializedParams())
            return result

        self.result = self.do(go())
        return self.result

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / name).as_uri()

    def notify(self, method, params) -> None:
        self._loop.call_soon_threadsafe(method, params)

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        uri = self.uri(name)
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.notify(self.client.text_document_did_open, types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, *changes) -> int:
        """Changes as (line, character, end line, end character, text), or the whole text."""
        self._versions[uri] += 1
        events = [
            types.TextDocumentContentChangeWholeDocument(change)
            if isinstance(change, str)
            else types.TextDocumentContentChangePartial(
                types.Range(types.Position(*change[:2]), types.Position(*change[2:4])), change[4]
            )
            for change in changes
        ]
        identifier = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        self.notify(self.client.text_document_did_change, types.DidChangeTextDocumentParams(identifier, events))
        return self._versions[uri]

    def close(self, uri: str) -> None:
        identifier = types.TextDocumentIdentifier(uri)
        self.notify(self.client.text_document_did_close, types.DidCloseTextDocumentParams(identifier))

    def marks(self, uri: str, version: int | None = 1, seconds: float = WAIT) -> list[types.Diagnostic]:
        """The marks that arrive for this version of a text; None for one that was closed."""
        with self._arrived:
            arrived = self._arrived.wait_for(lambda: self._published(uri, version), seconds)
            assert arrived, f"no marks for version {version}; got {[p.version for p in self.published]}"
            return self._published(uri, version)[-1].diagnostics

    def _published(self, uri, version):
        return [p for p in self.published if p.uri == uri and p.version == version]

    def state(self, uri: str, version: int = 1, seconds: float = WAIT):
        """The state that is told of this version of a text."""

        def found():
            return [s for s in self.states if s.uri == uri and s.version == version]

        with self._arrived:
            assert self._arrived.wait_for(found, seconds)
            return found()[-1]

    def hover(self, uri: str, line: int, character: int) -> str | None:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        found = self.do(self.client.text_document_hover_async(params))
        return found.contents.value if found else None

    def lenses(self, uri: str) -> list[tuple[int, str]]:
        found = self.do(
            self.client.text_document_code_lens_async(types.CodeLensParams(types.TextDocumentIdentifier(uri)))
        )
        return [(lens.range.start.line, lens.command.title) for lens in found or []]

    def actions(self, uri: str, place: types.Range, only=None) -> list[types.CodeAction]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), place, types.CodeActionContext([], only=only)
        )
        return self.do(self.client.text_document_code_action_async(params)) or []

    def pull(self, uri: str, previous: str | None = None):
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=previous)
        return self.do(self.client.text_document_diagnostic_async(params))

    def leave(self) -> int:
        """Say goodbye as the protocol has it; gives the exit code."""

        async def go():
            await self.client.shutdown_async(None)
            self.client.exit(None)
            return await asyncio.wait_for(self.process.wait(), 20)

        return self.do(go())

    def stop(self) -> None:
        """End what is left."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            self.do(self.process.wait())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """A text after edits (UTF-16), as an editor carries them out."""
    from begrijpelijk.editor.positions import Lines

    lines = Lines(text)
    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        start, end = lines.offset(edit.range.start), lines.offset(edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text
