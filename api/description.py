"""Where the API says what it is."""

from typing import Any

from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny


class Description(SpectacularAPIView):
    """Public: what can be asked is no secret, what is answered may be."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]
    throttle_classes: list[Any] = []
    schema = None
