"""One JSON object per line, on the disk before anybody is told that it is."""

import json
import os
import threading


class Journal:
    """Appends to a file and hands back at the start what an earlier run wrote. Where it is not durable, a crash of the machine may forget the last entries; one of the program does not."""

    def __init__(self, path, durable=True):
        self.durable = durable
        self.lock = threading.Lock()
        folder = os.path.dirname(os.path.abspath(path))
        os.makedirs(folder, exist_ok=True)
        self.file = open(path, "a+b")
        self.written = self.read()
        self.sync_folder(folder)

    def read(self):
        self.file.seek(0)
        text = self.file.read()
        whole = text.rfind(b"\n") + 1
        # A kill can tear the last line: its sender was never answered and will come again.
        self.file.truncate(whole)
        return [json.loads(line) for line in text[:whole].splitlines()]

    @staticmethod
    def sync_folder(folder):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def append(self, entry):
        line = json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
        with self.lock:
            self.file.write(line.encode("utf-8"))
            self.file.flush()
            if self.durable:
                os.fsync(self.file.fileno())
