"""Uploaded files, a whole folder of them if need be: laid on the disk one by one, their names with their folders.

A browser that sends a folder writes `Mail/cur/1.eml`, and which files lie together tells what they are. Django leaves
the folders out, and keeps every file of a form open, which is too many for a folder of thousands. So the whole names
come beside the files, in their order, as the form's field NAMES; what a name says is trusted nowhere.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict

NAMES = "names"
_CHUNK = 1 << 20


class FolderHandler(FileUploadHandler):
    """Reads the form as Django does, and keeps the whole names."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 - Django's own word
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, Any]]:
        parser = _Parser(META, input_data, [_Layer(self.request)], encoding or "utf-8")
        fields, files = parser.parse()
        told = fields.copy()
        told.setlist(NAMES, parser.names)
        return told, files

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


class _Parser(MultiPartParser):
    """Django's own, which notes each file's name before it is cut."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.names: list[str] = []

    def sanitize_file_name(self, file_name: str) -> str | None:
        kept = super().sanitize_file_name(file_name)
        if kept:
            self.names.append(file_name)
        return kept


class _Layer(FileUploadHandler):
    """Lays each file on the disk, and closes it before the next one comes."""

    def new_file(self, *arguments: Any, **named: Any) -> None:
        super().new_file(*arguments, **named)
        number, path = tempfile.mkstemp(prefix="enishi-")
        self.path = Path(path)
        self.file = os.fdopen(number, "wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> _Laid:
        self.file.close()
        return _Laid(self.path, self.file_name or "", file_size)

    def upload_interrupted(self) -> None:
        if hasattr(self, "path"):
            self.file.close()
            self.path.unlink(missing_ok=True)


class _Laid(UploadedFile):  # type: ignore[type-arg]  # it is no generic when it runs
    """A file that lies on the disk until the answer is given."""

    def __init__(self, path: Path, name: str, size: int) -> None:
        super().__init__(None, name, size=size)
        self._path = path

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            while chunk := file.read(chunk_size or _CHUNK):
                yield chunk

    def close(self) -> None:
        self._path.unlink(missing_ok=True)
