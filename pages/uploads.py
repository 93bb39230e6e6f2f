"""What is uploaded is bounded before a byte of it is read: Django writes files of any size to the disk."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from releases.verifying import LARGEST_FILE

LARGEST_REQUEST = LARGEST_FILE + 1024 * 1024  # the form around the file


class NoLargerThanARelease(FileUploadHandler):
    """Refuses a whole request, and passes files on to the handlers behind it."""

    def handle_raw_input(self, input_data: Any, META: dict[str, Any], content_length: int, *more: Any) -> None:
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("A request is larger than any release.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
