"""The connection with an editor: pygls, with our own texts in place of its workspace, and silent about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError, JsonRpcInvalidParams
from pygls.protocol import LanguageServerProtocol, lsp_method

if TYPE_CHECKING:
    from pygls.protocol.json_rpc import RPCMessage

    from begrijpelijk.editor.server import EditorServer

_USED: dict[str, dict[str, tuple[str, ...]]] = {
    "general": {"positionEncodings": ()},
    "textDocument": {"hover": ("contentFormat",), "diagnostic": ("dynamicRegistration",)},
    "workspace": {
        "configuration": (),
        "didChangeWatchedFiles": ("dynamicRegistration",),
        "diagnostics": ("refreshSupport",),
        "codeLens": ("refreshSupport",),
        "workspaceEdit": ("documentChanges",),
    },
}
"""What of an editor we look at: the group, the capability, and what is in that."""

_WORDS = {
    "positionEncodings": {kind.value for kind in types.PositionEncodingKind},
    "contentFormat": {kind.value for kind in types.MarkupKind},
}


def understood(capabilities: object) -> dict[str, Any]:
    """What an editor says that it can, as far as we use it.

    Editors are newer than we are: one word that lsprotocol does not know would make it refuse all of it.
    """
    given = capabilities if isinstance(capabilities, dict) else {}
    kept: dict[str, Any] = {}
    for group, names in _USED.items():
        values = given.get(group)
        if not isinstance(values, dict):
            continue
        for name, parts in names.items():
            value = values.get(name)
            if parts and isinstance(value, dict):
                value = {part: _known(part, value[part]) for part in parts if value.get(part) is not None}
            elif parts or value is None:
                continue
            kept.setdefault(group, {})[name] = _known(name, value)
    return kept


def _known(name: str, value: Any) -> Any:
    words = _WORDS.get(name)
    return value if words is None else [word for word in value if word in words] if isinstance(value, list) else None


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

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message from its JSON. A request that makes no sense gets an answer as well: editors wait for one."""
        params = data.get("params")
        if data.get("method") == types.INITIALIZE and "jsonrpc" in data and isinstance(params, dict):
            data = {**data, "params": {**params, "capabilities": understood(params.get("capabilities"))}}
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if "id" in data and "method" in data:
                self._refuse(data["id"], JsonRpcInvalidParams.CODE, "begrijpelijk: dit verzoek klopt niet")
            raise

    def handle_message(self, message: RPCMessage) -> None:
        """As pygls does, but nothing is done before the beginning, and what comes after the end gets an answer."""
        method, number = getattr(message, "method", None), getattr(message, "id", None)
        if method not in (None, types.INITIALIZE, types.EXIT) and (self._shutdown or not self._server.has_begun):
            if number is not None and self._shutdown:
                self._refuse(number, types.ErrorCodes.InvalidRequest.value, "begrijpelijk: al afgesloten")
            elif number is not None:
                self._refuse(number, types.ErrorCodes.ServerNotInitialized.value, "begrijpelijk: nog niet begonnen")
            return
        super().handle_message(message)

    def _refuse(self, number: int | str, code: int, message: str) -> None:
        self._send_response(number, error=types.ResponseError(code=code, message=message))

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
