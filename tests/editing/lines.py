"""An editor's end of the socket, spoken as a server would speak it to the application."""

import json
from typing import Any

from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.test import Client

from config.asgi import application
from organisations.models import User
from statements.models import Statement


class Window:
    """Made outside the event loop, because logging in asks the database."""

    def __init__(self, statement: Statement, person: User | None, *, origin: str = "http://testserver") -> None:
        headers = [(b"host", b"testserver"), (b"origin", origin.encode())]
        if person is not None:
            client = Client()
            client.force_login(person)
            cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
            headers.append((b"cookie", cookie.encode()))
        path = f"/statements/{statement.uid}/line/"
        self._scope = {"type": "websocket", "path": path, "headers": headers, "query_string": b"", "subprotocols": []}

    async def connects(self) -> bool:
        self._line = ApplicationCommunicator(application, self._scope)
        await self._line.send_input({"type": "websocket.connect"})
        return (await self._line.receive_output(3))["type"] == "websocket.accept"

    async def enter(self, name: str, **more: Any) -> dict[str, Any]:
        assert await self.connects()
        await self.says({"type": "enter", "client": name, **more})
        return await self._next()

    async def says(self, message: Any) -> None:
        await self.sends(json.dumps(message))

    async def sends(self, text: str) -> None:
        await self._line.send_input({"type": "websocket.receive", "text": text})

    async def hears(self, kind: str) -> dict[str, Any]:
        """The next message of that kind; others are passed over."""
        while True:
            message = await self._next()
            if message["type"] == kind:
                return message

    async def leave(self) -> None:
        await self._line.send_input({"type": "websocket.disconnect", "code": 1001})
        await self._line.wait(3)

    async def _next(self) -> dict[str, Any]:
        """A message, or `{"type": "closed"}`."""
        output = await self._line.receive_output(6)
        return json.loads(output["text"]) if output["type"] == "websocket.send" else {**output, "type": "closed"}
