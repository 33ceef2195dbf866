"""The recipes of docs/deploy.md that need no bot: what they say fits the bot and each other."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml
from flask import Flask

from app.health import create_health
from scopes.knowledge import Knowledge
from settings import OF_LIBRARIES, SettingsError, read_settings
from tests.support.bots import free_port
from tests.support.fronts import RECIPES, ROOT, need, with_changes

PAGE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
SECONDS = 120


def objects() -> dict[str, Any]:
    """Return the objects of the recipe for Kubernetes by their kind."""
    text = (RECIPES / "kubernetes.yaml").read_text(encoding="utf-8")
    return {each["kind"]: each for each in yaml.safe_load_all(text)}


def container() -> dict[str, Any]:
    (found,) = objects()["Deployment"]["spec"]["template"]["spec"]["containers"]
    return dict(found)


def variables() -> dict[str, str]:
    """Return what a pod has in its environment."""
    own = {each["name"]: each["value"] for each in container()["env"]}
    (source,) = container()["envFrom"]
    assert source["secretRef"]["name"] == objects()["Secret"]["metadata"]["name"]
    secret: dict[str, str] = objects()["Secret"]["stringData"]
    return own | secret


@pytest.mark.parametrize("recipe", sorted(RECIPES.iterdir()), ids=lambda file: file.name)
def test_the_page_shows_every_recipe_as_it_is(recipe: Path) -> None:
    assert f"\n{recipe.read_text(encoding='utf-8')}```\n" in PAGE
    assert f"`deploy/{recipe.name}`" in PAGE


def test_a_pod_runs_once_its_secret_is_filled_in() -> None:
    with pytest.raises(SettingsError, match="WEBEX_WEBHOOK_SECRET is missing"):
        read_settings(variables() | {"WEBEX_ACCESS_TOKEN": "a token"})
    filled = {"WEBEX_ACCESS_TOKEN": "a token", "WEBEX_WEBHOOK_SECRET": "a secret of the tests"}

    settings = read_settings(variables() | filled)

    assert settings.port == container()["ports"][0]["containerPort"]
    assert not settings.is_local
    assert settings.database_url.startswith("postgresql://")


def test_a_pod_has_no_variable_that_nobody_reads() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    known = {*re.findall(r"^#?([A-Z][A-Z_]+)=", example, re.MULTILINE), *OF_LIBRARIES}

    assert len(variables()) > 5
    assert variables().keys() - known == set()


def test_the_service_leads_to_the_pods() -> None:
    service, pods = objects()["Service"]["spec"], objects()["Deployment"]["spec"]["template"]

    assert service["selector"] == pods["metadata"]["labels"]
    assert objects()["Deployment"]["spec"]["selector"]["matchLabels"] == service["selector"]
    assert service["ports"][0]["targetPort"] == container()["ports"][0]["name"]


def test_probes_ask_what_the_bot_has(knowledge: Knowledge) -> None:
    app = Flask("health")
    app.register_blueprint(create_health(knowledge, []))
    probes = {name: each["httpGet"] for name, each in container().items() if "Probe" in name}
    routes = {rule.rule for rule in app.url_map.iter_rules()}

    assert {name: each["path"] for name, each in probes.items()} == {
        "startupProbe": "/readyz",
        "readinessProbe": "/healthz",
        "livenessProbe": "/healthz",
    }
    assert {each["path"] for each in probes.values()} <= routes
    assert {each["port"] for each in probes.values()} == {container()["ports"][0]["name"]}


def test_a_pod_has_the_rights_of_the_image_and_no_more() -> None:
    pod = objects()["Deployment"]["spec"]["template"]["spec"]
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (user, group), rights = re.findall(r"^USER (\d+):(\d+)$", image, re.MULTILINE)[-1], container()

    assert pod["securityContext"]["runAsUser"] == int(user)
    assert pod["securityContext"]["runAsGroup"] == int(group)
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert rights["securityContext"]["readOnlyRootFilesystem"] is True
    assert rights["volumeMounts"][0]["name"] == pod["volumes"][0]["name"]


@pytest.mark.integration
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    program = need("systemd-analyze", "systemd")
    recipe = (RECIPES / "scopebot.service").read_text(encoding="utf-8")
    own = {"/opt/scopebot/.venv/bin/python": sys.executable, "/opt/scopebot": str(ROOT)}
    unit = tmp_path / "scopebot.service"
    unit.write_text(with_changes(recipe, own))

    verified = subprocess.run(
        [program, "verify", unit], capture_output=True, text=True, timeout=SECONDS
    )
    (command,) = re.findall(r"^ExecStart=(.*)$", unit.read_text(), re.MULTILINE)
    started = subprocess.run(
        [*command.split(), "--version"], cwd=tmp_path, capture_output=True, timeout=SECONDS
    )

    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")
    assert started.returncode == 0


@pytest.mark.integration
def test_docker_reads_the_compose_file(tmp_path: Path) -> None:
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "compose", "version"], capture_output=True).returncode:
        pytest.skip("docker compose is not installed; tests/test_deployment.py reads the file")
    shutil.copy(ROOT / "compose.yaml", tmp_path)
    (tmp_path / ".env").write_text("POSTGRES_PASSWORD=secret\n")

    read = subprocess.run([docker, "compose", "config", "--quiet"], cwd=tmp_path, timeout=SECONDS)

    assert read.returncode == 0


@pytest.mark.integration
def test_the_procfile_starts_the_bot(tmp_path: Path) -> None:
    port, beside = str(free_port()), Path(sys.executable).parent
    for name in ("Procfile", "bot.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    with subprocess.Popen(
        [beside / "honcho", "start"],
        env={"PATH": f"{beside}:{os.environ['PATH']}", "PORT": port},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            assert any("Press Ctrl-C to stop" in line for line in process.stdout)
            answer = requests.get(f"http://127.0.0.1:{port}/healthz", timeout=SECONDS)
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=SECONDS)

    assert answer.status_code == 200
