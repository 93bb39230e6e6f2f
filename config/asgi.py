"""The door for uvicorn: the editors' sockets, and the same pages as through config/wsgi.py.

Pages keep threads of their own, whose database connections last: under Django's own ASGI handler each request would pay
for a new one.
"""

from a2wsgi import WSGIMiddleware
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator

from config.wsgi import application as pages  # brings the apps up, which the next line needs

# isort: split
from pages.live.routing import websocket_urlpatterns

THREADS = 8

application = ProtocolTypeRouter(
    {
        "http": WSGIMiddleware(pages, workers=THREADS),
        "websocket": AllowedHostsOriginValidator(URLRouter(websocket_urlpatterns)),
    }
)
