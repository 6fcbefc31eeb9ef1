"""A folder of exported files that knows which of them are its own."""

from pathlib import Path

MANIFEST = ".newsroom-export"
PART = ".newsroom-export.part"


class NotOurs(Exception):
    """Something lies there that no export has put there."""


class Shelf:
    """Raises NotOurs for a folder that holds something else. Names that begin with a dot are left alone (.git)."""

    def __init__(self, path: Path):
        self.path = path
        manifest = path / MANIFEST
        if not manifest.is_file() and path.exists() and (not path.is_dir() or any(path.glob("[!.]*"))):
            raise NotOurs(str(path))
        path.mkdir(parents=True, exist_ok=True)
        # A killed run may have left half a line, which named no file yet.
        self.ours = set(manifest.read_text("utf-8").split("\n")[:-1]) if manifest.exists() else set()
        self._keep(self.ours)
        self._manifest = manifest.open("a", encoding="utf-8")

    def has(self, name: str) -> bool:
        return name in self.ours and (self.path / name).is_file()

    def write(self, name: str, content: bytes) -> bool:
        """Whole or not at all; False where it lies there already. Raises OSError for a name that the disk refuses."""
        target = self.path / name
        if self.has(name) and target.read_bytes() == content:
            return False
        if name not in self.ours:
            if target.exists():
                raise NotOurs(str(target))
            # Named before it is there, so that the next run knows what a killed one has left.
            self._manifest.write(f"{name}\n")
            self._manifest.flush()
            self.ours.add(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.path / PART).write_bytes(content)
        (self.path / PART).replace(target)
        return True

    def keep_only(self, names: set[str]) -> int:
        """Take away what is ours and not among these; returns how many."""
        gone = self.ours - names
        for name in gone:
            self._take_away(self.path / name)
        self.close()
        self._keep(self.ours & names)
        return len(gone)

    def close(self) -> None:
        self._manifest.close()

    def _take_away(self, file: Path) -> None:
        file.unlink(missing_ok=True)
        for folder in file.parents:
            if folder == self.path or not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()

    def _keep(self, names: set[str]) -> None:
        (self.path / PART).write_text("".join(f"{name}\n" for name in sorted(names)), "utf-8")
        (self.path / PART).replace(self.path / MANIFEST)
