"""Files that officers hand in: in memory, up to a limit, never on a disk."""

from __future__ import annotations

import io
from typing import Any, cast

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from detente.desk.requests import DeskRequest

MOST_UPLOAD = 1 << 20


class BoundedUploadHandler(FileUploadHandler):
    """Keeps a file in memory; of one that is larger than `MOST_UPLOAD` nothing, and the request says so.

    Django's own handlers write large files to a temporary folder before any page is asked.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._kept = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece; once there is too much, drop all of it and read past the rest."""
        if start + len(raw_data) > MOST_UPLOAD:
            self._kept = io.BytesIO()
            cast("DeskRequest", self.request).refused_upload = True
            raise SkipFile
        self._kept.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """Return the whole file."""
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept, self.field_name, self.file_name or "", self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip
