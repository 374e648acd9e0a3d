"""What is in deploy/ is held to the code and, where the tools are there, to its own format."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest
from packaging.requirements import Requirement
from prometheus_client.metrics import MetricWrapperBase

from wiredesk import __version__
from wiredesk.settings import Settings
from wiredesk.stream import metrics

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
CASES = ROOT / "tests" / "cases"
COMPOSE = ROOT / "docker-compose.yml"
DASHBOARD = DEPLOY / "grafana" / "dashboards" / "wiredesk.json"
RULES = DEPLOY / "prometheus" / "rules.yml"
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
SCRIPTS = [*(DEPLOY / name for name in ("setup.sh", "demo", "test", "lock")), ROOT / ".ci" / "run"]
LOCKS = sorted(DEPLOY.glob("requirements*.txt"))

SUFFIXES = {
    "counter": ("_total",),
    "gauge": ("",),
    "histogram": ("_bucket", "_sum", "_count"),
    "info": ("_info",),
}
# Labels that a scrape and a histogram add.
FOREIGN_LABELS = {"job", "instance", "le"}


def missing(name: str) -> NoReturn:
    """Skip a test for want of a tool, or fail it where all tools are required."""
    if os.environ.get("WIREDESK_REQUIRE_TOOLS"):
        pytest.fail(f"{name} is required, and not installed")
    pytest.skip(f"{name} is not installed")


def run(name: str, *arguments: str | Path) -> None:
    """Run a tool that must succeed, or skip the test, by name, where it is missing."""
    beside = Path(sys.executable).with_name(name)
    tool = str(beside) if beside.exists() else shutil.which(name)
    if tool is None:
        missing(name)
    done = subprocess.run(
        [tool, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def declared() -> Iterator[MetricWrapperBase]:
    """Give each metric of stream/metrics.py."""
    return (each for each in vars(metrics).values() if isinstance(each, MetricWrapperBase))


@cache
def series() -> dict[str, str]:
    """Give the names that a metric has when it is scraped, each with its metric's name."""
    described = [metric for each in declared() for metric in each.describe()]
    return {each.name + suffix: each.name for each in described for suffix in SUFFIXES[each.type]}


def labels() -> set[str]:
    """Give every label that a metric has."""
    return {label for each in declared() for label in each._labelnames}


def mentioned(path: Path, pattern: str) -> set[str]:
    """Give what a pattern finds in a file; it must find something."""
    found = set(re.findall(pattern, path.read_text(encoding="utf-8")))
    assert found, f"nothing like {pattern} in {path.name}"
    return found


def settings_in(path: Path) -> set[str]:
    """Give the settings that a file names as environment variables."""
    found = re.findall(r"\bWIREDESK_([A-Z_]+)\b", path.read_text(encoding="utf-8"))
    return {name.lower() for name in found}


# The numbers and names that the code has as well.


@pytest.mark.parametrize("path", [DASHBOARD, RULES, RULES.with_name("rules_test.yml")])
def test_every_metric_that_is_asked_for_exists(path: Path) -> None:
    assert mentioned(path, r"\bwiredesk_[a-z_]+\b") <= series().keys()


def test_the_dashboard_shows_every_metric() -> None:
    shown = mentioned(DASHBOARD, r"\bwiredesk_[a-z_]+\b")
    assert {series()[name] for name in shown} == set(series().values())


@pytest.mark.parametrize("path", [DASHBOARD, RULES])
def test_every_label_that_is_asked_for_exists(path: Path) -> None:
    grouped = mentioned(path, r"\bby \(([a-z_, ]+)\)")
    used = {label for group in grouped for label in group.split(", ")}
    used |= set(re.findall(r"\{\{\s*(?:\$labels\.)?([a-z_]+)\s*\}\}", path.read_text()))
    assert used <= labels() | FOREIGN_LABELS


@pytest.mark.parametrize(
    "path",
    [COMPOSE, DEPLOY / "Dockerfile", DEPLOY / "security.md", *MANIFESTS],
    ids=lambda path: path.name,
)
def test_every_variable_that_is_set_is_a_setting(path: Path) -> None:
    assert settings_in(path) <= Settings.model_fields.keys()


def test_the_settings_in_the_files_are_found() -> None:
    assert {"broker", "partitions", "replication"} <= settings_in(COMPOSE)
    deployment = settings_in(DEPLOY / "kubernetes" / "deployment.yaml")
    assert {"broker", "log_format", "sasl_password_file", "ssl_ca_file"} <= deployment


@pytest.mark.parametrize(
    "path",
    [COMPOSE, *(DEPLOY / "kubernetes" / name for name in ("deployment.yaml", "topics.yaml"))],
    ids=lambda path: path.name,
)
def test_the_image_is_of_this_version(path: Path) -> None:
    assert mentioned(path, r"image: wiredesk:(\S+)") == {__version__}


def test_the_label_and_the_ports_are_the_codes() -> None:
    dockerfile = DEPLOY / "Dockerfile"
    assert mentioned(dockerfile, r'image\.version="(.+)"') == {__version__}
    port = str(Settings.model_fields["http_port"].default)
    assert mentioned(dockerfile, r"EXPOSE (\d+)") == {port}
    assert mentioned(COMPOSE, r"9108:(\d+)") == {port}
    assert mentioned(RULES.with_name("prometheus.yml"), r"wiredesk:(\d+)") == {port}
    assert mentioned(DEPLOY / "kubernetes" / "deployment.yaml", r"containerPort: (\d+)") == {port}


def test_the_manifests_hold_with_the_security_that_they_offer(tmp_path: Path) -> None:
    for path in MANIFESTS:
        text = path.read_text(encoding="utf-8")
        offered = re.sub(
            r"^( +)# (- \{name: |- name: | +secret: )", r"\1\2", text, flags=re.MULTILINE
        )
        (tmp_path / path.name).write_text(offered, encoding="utf-8")
    assert "readOnly: true}" in (tmp_path / "topics.yaml").read_text(encoding="utf-8")
    run("kubernetes-validate", "--strict", *sorted(tmp_path.iterdir()))


# What is installed.


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_hashes_and_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    pins = [pin for pin in re.split(r"\n(?=\S)", text) if not pin.startswith("#")]
    assert pins
    assert all(re.match(r"[a-z0-9.-]+==\S+", pin) and "--hash=sha256:" in pin for pin in pins)
    assert not re.search(r"://|--index|--find-links|--trusted", text)


def test_a_package_has_one_version_in_all_locks() -> None:
    versions: dict[tuple[str, str], set[str]] = {}
    for name, version, marker in (pin for path in LOCKS for pin in pins_in(path)):
        versions.setdefault((name, marker), set()).add(version)
    assert [name for name, found in versions.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    ("lock", "extras"),
    [
        ("requirements.txt", ()),
        ("requirements-demo.txt", ("demo",)),
        ("requirements-test.txt", ("demo", "test")),
    ],
)
def test_a_lock_holds_what_the_project_asks_for(lock: str, extras: tuple[str, ...]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    asked = [*project["dependencies"], *(each for extra in extras for each in optional[extra])]
    wanted = [each for each in map(Requirement, asked) if each.name != project["name"]]
    locked: dict[str, list[str]] = {}
    for name, version, _ in pins_in(DEPLOY / lock):
        locked.setdefault(name, []).append(version)
    for each in wanted:
        versions = locked.get(each.name, [])
        assert versions, f"{each} is not in {lock}: sh deploy/lock"
        assert all(map(each.specifier.contains, versions)), f"{each} is not {versions}"


def pins_in(path: Path) -> Iterator[tuple[str, str, str]]:
    """Give name, version and marker of each package in a lock."""
    pin = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)(?: ; (.+?))? \\$", re.MULTILINE)
    return (tuple(match) for match in pin.findall(path.read_text(encoding="utf-8")))


def test_the_wheel_works_where_the_checkout_is_not(tmp_path: Path) -> None:
    run("hatchling", "build", "--target", "wheel", "--directory", tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == f"wiredesk-{__version__}-py3-none-any.whl"
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    assert not (installed / "training").exists()
    done = subprocess.run(
        [sys.executable, "-m", "wiredesk", "read", CASES / "plain" / "xinhua-arabic" / "in.txt"],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (place,) = json.loads(done.stdout)["enrichment"]["dateline"]["places"]
    assert place["place"]["geonames_id"] == 98182


# Each file in its own format.


def test_the_compose_file_follows_the_specification() -> None:
    if find_spec("compose_spec") is None:
        missing("compose-spec")
    compose = import_module("compose_spec")
    options = compose.PyOptions()
    options.apply_merge = True
    parsed = options.from_yaml(COMPOSE.read_text(encoding="utf-8"))
    parsed.validate()
    assert parsed.service_names() == ["kafka", "topics", "wiredesk", "prometheus", "grafana"]


def test_the_dockerfile_passes_its_linter() -> None:
    run("hadolint", DEPLOY / "Dockerfile")


def test_the_manifests_follow_kubernetes_schemas() -> None:
    assert MANIFESTS
    run("kubernetes-validate", "--strict", *MANIFESTS)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_the_scripts_pass_their_linter(path: Path) -> None:
    run("shellcheck", "--external-sources", path)


def test_prometheus_takes_its_configuration() -> None:
    run("promtool", "check", "config", DEPLOY / "prometheus" / "prometheus.yml")


def test_the_alerts_do_what_their_tests_say() -> None:
    run("promtool", "test", "rules", DEPLOY / "prometheus" / "rules_test.yml")


def test_the_dashboard_asks_in_proper_promql(tmp_path: Path) -> None:
    panels = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    asked = [target["expr"] for panel in panels for target in panel["targets"]]
    filled = [each.replace("$__rate_interval", "1m").replace("$job", "wiredesk") for each in asked]
    rules = [{"record": f"panel:{n}", "expr": expr} for n, expr in enumerate(filled)]
    file = tmp_path / "dashboard.yml"  # JSON is YAML too
    file.write_text(json.dumps({"groups": [{"name": "dashboard", "rules": rules}]}))
    run("promtool", "check", "rules", file)


def test_every_alert_is_tested() -> None:
    alerts = mentioned(RULES, r"- alert: (\w+)")
    assert alerts == mentioned(RULES.with_name("rules_test.yml"), r"\b(Wiredesk[A-Za-z]+)")
