"""The image, the compose file and the automation: read, since no engine runs them here."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
CI = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ROOTS = ("", "root", "0")


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile, each with what follows it."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    without_comments = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    lines = [line.split(maxsplit=1) for line in without_comments.splitlines() if line]
    return [(name, rest) for name, rest in lines]


def said(name: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == name]


def left_out_of_the_image() -> set[str]:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    return {line.rstrip("/") for line in lines if line and not line.startswith("#")}


def test_the_image_is_built_on_a_slim_python_that_the_bot_knows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    versions = {re.match(r"python:(3\.\d+)-slim-\w+", base) for base in said("FROM")}
    assert None not in versions
    (version,) = {found[1] for found in versions if found}
    assert f"Programming Language :: Python :: {version}" in project["classifiers"]


def test_the_image_has_the_locked_libraries_of_the_bot_and_no_others() -> None:
    (install,) = [command for command in said("RUN") if "pip install" in command]

    assert "--require-hashes --no-deps -r requirements.txt" in install
    assert install.count("-r ") == 1


def test_the_image_does_not_run_as_root_and_tells_its_health() -> None:
    assert said("USER")[-1].partition(":")[0] not in ROOTS
    assert instructions().index(("USER", said("USER")[-1])) > max(
        n for n, (name, _) in enumerate(instructions()) if name == "RUN"
    )
    assert "/healthz" in said("HEALTHCHECK")[0]
    assert said("CMD") == ['["python", "bot.py"]']


def test_the_image_holds_neither_secrets_nor_state_nor_tests() -> None:
    assert {
        ".*",
        "var",
        "tests",
        "tools",
        "benchmarks",
        "requirements-*",
    } <= left_out_of_the_image()


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_nothing_in_the_image_needs_what_was_left_out() -> None:
    left_out = left_out_of_the_image()
    files = [
        file
        for file in ROOT.rglob("*.py")
        if (top := file.relative_to(ROOT).parts[0]) not in left_out and not top.startswith(".")
    ]

    assert ROOT / "bot.py" in files
    assert [file for file in files if left_out & set(imported(file))] == []


def test_no_service_runs_as_root() -> None:
    services = COMPOSE["services"]

    assert set(services) == {"bot", "database"}
    assert services["bot"]["build"] == "."
    assert services["bot"].get("user", "of the image") not in ROOTS
    assert services["database"]["user"] not in ROOTS


def test_the_bot_waits_for_a_healthy_database_that_lasts() -> None:
    bot, database = COMPOSE["services"]["bot"], COMPOSE["services"]["database"]

    assert bot["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert database["healthcheck"]["test"][1] == "pg_isready"
    (volume,) = database["volumes"]
    assert volume.partition(":")[0] in COMPOSE["volumes"]
    assert "ports" not in database


def test_secrets_come_from_the_env_file() -> None:
    bot, database = COMPOSE["services"]["bot"], COMPOSE["services"]["database"]

    assert bot["env_file"] == ".env"
    assert "@database/bot" in bot["environment"]["DATABASE_URL"]
    password = database["environment"]["POSTGRES_PASSWORD"]
    assert password.startswith("${POSTGRES_PASSWORD:?")
    assert password in bot["environment"]["DATABASE_URL"]


def images() -> list[str]:
    services = [service.get("image") for service in COMPOSE["services"].values()]
    jobs = [job.get("container") for job in CI["jobs"].values()]
    return [name for name in (*said("FROM"), *services, *jobs) if name]


def test_no_image_is_just_the_latest() -> None:
    assert len(images()) == 4
    assert [name for name in images() if ":" not in name or "latest" in name] == []


def test_ci_runs_on_every_python_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)", " ".join(project["classifiers"]))

    for job in ("check", "test"):
        assert CI["jobs"][job]["strategy"]["matrix"]["python"] == named
        assert {"run": f"make {job}"} in CI["jobs"][job]["steps"]


MAY_WRITE = {"refresh.yml": {"refresh": {"contents": "write", "pull-requests": "write"}}}
"""The one exception (docs/exceptions.md): it opens a pull request with the newest data."""


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_may_read_only_and_pin_their_actions(workflow: Path) -> None:
    content: dict[str, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    steps = [step for job in content["jobs"].values() for step in job["steps"]]

    assert content["permissions"] == {"contents": "read"}
    jobs = content["jobs"].items()
    own = {name: job["permissions"] for name, job in jobs if "permissions" in job}
    assert own == MAY_WRITE.get(workflow.name, {})
    used = [step["uses"] for step in steps if "uses" in step]
    assert [action for action in used if not re.fullmatch(r"actions/[\w-]+@v\d+", action)] == []


def test_all_that_is_pinned_is_kept_up_to_date() -> None:
    content = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))

    kept = {update["package-ecosystem"] for update in content["updates"]}
    assert kept == {"uv", "github-actions", "docker", "docker-compose"}


def test_hooks_use_the_tools_of_the_project() -> None:
    content = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    tools = {hook["entry"].split()[0] for repo in content["repos"] for hook in repo["hooks"]}

    assert tools == {".venv/bin/ruff", ".venv/bin/mypy"}
