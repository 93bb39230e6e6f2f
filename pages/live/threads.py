"""Where the event loop lets the database be asked: a few threads, each of which keeps its connection."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from django.db import close_old_connections

T = TypeVar("T")

_POOL = ThreadPoolExecutor(max_workers=8, thread_name_prefix="live")


async def in_thread(act: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """Do it in one of the threads."""
    return await asyncio.get_running_loop().run_in_executor(_POOL, partial(_fresh, act, *args, **kwargs))


def _fresh(act: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    close_old_connections()  # one that broke, or is older than CONN_MAX_AGE
    try:
        return act(*args, **kwargs)
    finally:
        close_old_connections()
