"""The connection with an editor: pygls, with our own texts in place of its workspace, and silent about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError
from pygls.protocol import LanguageServerProtocol, lsp_method

if TYPE_CHECKING:
    from begrijpelijk.editor.server import EditorServer


class Protocol(LanguageServerProtocol):
    """pygls keeps texts by Python's idea of a line, which is not that of editors: ours are in `EditorServer.texts`."""

    _server: EditorServer

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A text was opened."""
        self._server.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A text was changed."""
        self._server.changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A text was closed."""
        self._server.closed(params.text_document.uri)

    @property
    def is_shut_down(self) -> bool:
        """Whether the editor said goodbye: an end without that is a failure, says the protocol."""
        return self._shutdown

    def _execute_handler(
        self,
        msg_id: Any,
        handler: Any,
        callback: Callable[[Any], None],
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        """As pygls does, and let go of the message afterwards; pygls keeps every notification it ever got."""

        def done(future: Any) -> None:
            self._request_futures.pop(msg_id, None)
            callback(future)

        super()._execute_handler(msg_id, handler, done, args, kwargs)

    def _send_response(self, msg_id: Any, result: Any = None, error: Any = None) -> None:
        """Answer; of a fault of our own without its traceback, which may quote from the text."""
        if error is not None and error.code == JsonRpcInternalError.CODE:
            error = types.ResponseError(code=error.code, message="begrijpelijk: fout in het programma")
        super()._send_response(msg_id, result, error)
