"""nginx and Caddy in front of bots, as `deploy/` has them but for ports and files."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
RECIPES = ROOT / "deploy"
FOLDER_OF_CERTIFICATE = "/etc/ssl/scopebot"
PATIENCE = 120
NGINX = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    include {folder}/recipe.conf;
}}
"""
CADDY = "{\n\tadmin off\n\tauto_https off\n}\n"


def need(program: str, package: str = "") -> str:
    """Return the path of a program; skip a test without it, which CI may not.

    `package` is what Debian calls it, if that is another name.
    """
    found = shutil.which(program)
    if not found:
        missing = f"{program} is not installed: on Debian `apt-get install {package or program}`"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    assert found
    return found


def with_changes(text: str, changes: Mapping[str, str]) -> str:
    """Return a recipe with some of its words changed, all of which it must have."""
    for old, new in changes.items():
        assert old in text, f"the recipe has no {old!r}"
        text = text.replace(old, new)
    return text


@dataclass(frozen=True)
class Place:
    """Where a front listens, what it shows its clients, and where the two bots are."""

    port: int
    certificates: Path
    first: int
    second: int

    @property
    def url(self) -> str:
        """The address of the front."""
        return f"https://localhost:{self.port}"


def make_certificate(folder: Path) -> Path:
    """Make a certificate for localhost as docs/deploy.md does; return its file."""
    need("openssl")
    page = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^ *\$ sudo (openssl req .*)$", page, re.MULTILINE)
    subprocess.run(
        shlex.split(with_changes(command, {FOLDER_OF_CERTIFICATE: str(folder)})),
        check=True,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    return folder / "cert.pem"


@contextmanager
def nginx(place: Place, folder: Path, changes: Mapping[str, str] = {}) -> Iterator[None]:
    """Run nginx with `deploy/nginx.conf`, changed further if need be."""
    program = need("nginx")
    recipe = with_changes((RECIPES / "nginx.conf").read_text(encoding="utf-8"), changes)
    own = {
        "listen 443 ssl;": f"listen 127.0.0.1:{place.port} ssl;",
        "server_name bot.example.com;": "server_name localhost;",
        FOLDER_OF_CERTIFICATE: str(place.certificates),
        "127.0.0.1:8080;": f"127.0.0.1:{place.first};",
        "127.0.0.1:8082/;": f"127.0.0.1:{place.second}/;",
    }
    (folder / "recipe.conf").write_text(with_changes(recipe, own))
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder))
    files = ["-p", folder, "-e", "stderr", "-c", folder / "nginx.conf"]
    with _running([program, *map(str, files)], place.port, folder):
        yield


@contextmanager
def caddy(place: Place, folder: Path, changes: Mapping[str, str] = {}) -> Iterator[None]:
    """Run Caddy with `deploy/Caddyfile`, changed further if need be."""
    program = need("caddy")
    recipe = with_changes((RECIPES / "Caddyfile").read_text(encoding="utf-8"), changes)
    files = f"{place.certificates}/cert.pem {place.certificates}/key.pem"
    own = {
        "bot.example.com {": f"{place.url} {{\n\ttls {files}",
        "127.0.0.1:8080\n": f"127.0.0.1:{place.first}\n",
        "127.0.0.1:8082\n": f"127.0.0.1:{place.second}\n",
    }
    config = folder / "Caddyfile"
    config.write_text(CADDY + with_changes(recipe, own))
    with _running([program, "run", "--config", str(config)], place.port, folder):
        yield


@contextmanager
def _running(command: Sequence[str], port: int, folder: Path) -> Iterator[None]:
    """Run a program that listens on a port and keeps its files in a folder."""
    variables = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    log = folder / "log"
    with (
        log.open("w") as said,
        subprocess.Popen(
            command, env=os.environ | variables, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        ) as process,
    ):
        try:
            _wait(process, port)
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)
            print(log.read_text())


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until somebody listens on a port."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("it does not listen: its log stands below")
