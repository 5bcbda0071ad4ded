"""The many-machine shapes run the very processes of the table, and the broker's rules keep devices apart."""

import configparser
import subprocess
import time

import pytest
import yaml

from radflow.services.table import list_rows
from radflow.settings.queues import QUEUES
from tests.department import ROOT, find_free_ports, wait_until

DEPLOY = ROOT / "deploy"
SERVERS = {"database", "valkey", "broker", "proxy"}


def list_names() -> set[str]:
    return {row.name for row in list_rows(demo=False)}


def test_compose_runs_every_process_and_no_other():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    processes = {name: body for name, body in services.items() if name not in SERVERS}
    assert list_names() <= set(processes) - {"install"}
    assert all(body["command"] == [name] for name, body in processes.items())
    assert all(body["read_only"] and body["cap_drop"] == ["ALL"] for body in processes.values())
    assert all(body["environment"]["RADFLOW_DEMO"] == "0" for body in processes.values())


def test_the_systemd_target_wants_every_process():
    target = (DEPLOY / "systemd" / "radflow.target").read_text()
    assert [name for name in list_names() if f"radflow@{name}.service" not in target] == []


def test_every_unit_is_closed_to_the_rest_of_the_machine():
    for unit in ("radflow@.service", "radflow-worker@.service", "radflow-install.service"):
        parser = configparser.ConfigParser(strict=False, interpolation=None)
        parser.optionxform = str
        parser.read(DEPLOY / "systemd" / unit)
        service = dict(parser["Service"])
        assert service["User"] == "radflow"
        assert (service["NoNewPrivileges"], service["ProtectSystem"], service["ProtectHome"]) == (
            "yes",
            "strict",
            "yes",
        )
        assert service["UMask"] == "0077"


def load_manifests() -> list[dict]:
    folder = DEPLOY / "kubernetes"
    listed = yaml.safe_load((folder / "kustomization.yaml").read_text())["resources"]
    assert {path.name for path in folder.glob("*.yaml")} == {*listed, "kustomization.yaml"}
    return [body for name in listed for body in yaml.safe_load_all((folder / name).read_text())]


def test_kubernetes_runs_every_process_and_all_queues_closed_to_the_rest():
    pods = [(m, m["spec"]["template"]["spec"]) for m in load_manifests() if m["kind"] in {"Deployment", "Job"}]
    assert {pod["containers"][0]["args"][0] for _, pod in pods} == {*list_names(), "install"}
    queues = [c["env"][0]["value"] for _, pod in pods for c in pod["containers"] if c["args"] == ["worker"]]
    assert sorted(queues) == sorted(QUEUES)
    for manifest, pod in pods:
        (container,) = pod["containers"]
        assert pod["securityContext"]["runAsNonRoot"] and not pod["automountServiceAccountToken"]
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        if manifest["kind"] == "Deployment":
            (waiting,) = pod["initContainers"]  # for the tables of this version
            assert "migrate --check" in waiting["command"][-1]
            same = ("image", "envFrom", "securityContext", "volumeMounts")
            assert {k: waiting[k] for k in same} == {k: container[k] for k in same}
            chosen = manifest["spec"]["selector"]["matchLabels"]
            assert chosen.items() <= manifest["spec"]["template"]["metadata"]["labels"].items()


def test_kubernetes_services_and_scalers_point_at_what_is_there():
    manifests = load_manifests()
    deployments = {m["metadata"]["name"]: m for m in manifests if m["kind"] == "Deployment"}
    for service in (m for m in manifests if m["kind"] == "Service"):
        container = deployments[service["spec"]["selector"]["run"]]["spec"]["template"]["spec"]["containers"][0]
        assert {p["targetPort"] for p in service["spec"]["ports"]} == {p["name"] for p in container["ports"]}
    for scaler in (m["spec"] for m in manifests if m["kind"] == "HorizontalPodAutoscaler"):
        target = deployments[scaler["scaleTargetRef"]["name"]]
        assert scaler["minReplicas"] == target["spec"]["replicas"] < scaler["maxReplicas"]


def test_a_worker_takes_every_queue_that_tasks_are_sent_to():
    from radflow.settings import queues

    assert {route["queue"] for route in queues.CELERY_TASK_ROUTES.values()} | {"default"} == set(QUEUES)
    (worker,) = (row.argv for row in list_rows(demo=False) if row.name == "worker")
    assert worker[worker.index("-Q") + 1].split(",") == list(QUEUES)


@pytest.fixture
def broker(tmp_path):
    """Mosquitto with the shipped rules, on a free port, with the accounts radflow, CT-1 and CT-2."""
    for name in ("radflow", "CT-1", "CT-2"):
        create = [] if (tmp_path / "passwords").exists() else ["-c"]
        subprocess.run(
            ["mosquitto_passwd", "-b", *create, tmp_path / "passwords", name, "secret"], check=True, capture_output=True
        )
    port = find_free_ports(1)[0]
    text = (DEPLOY / "mosquitto" / "mosquitto.conf").read_text()
    text = text.replace("listener 1883", f"listener {port} 127.0.0.1").replace(
        "/mosquitto/config/acl", str(tmp_path / "acl")
    )
    text = text.replace("/mosquitto/config", str(tmp_path)).replace("/mosquitto/data/", f"{tmp_path}/")
    (tmp_path / "acl").write_text((DEPLOY / "mosquitto" / "acl").read_text())
    (tmp_path / "mosquitto.conf").write_text(f"{text}user root\n")
    server = subprocess.Popen(["/usr/sbin/mosquitto", "-c", tmp_path / "mosquitto.conf"], stderr=subprocess.DEVNULL)
    probe = ["mosquitto_pub", "-p", str(port), "-u", "CT-1", "-P", "secret", "-t", "x", "-n"]
    wait_until(lambda: subprocess.run(probe, capture_output=True).returncode == 0, timeout_s=10, what="mosquitto")
    yield port
    server.terminate()
    server.wait(10)


@pytest.mark.peer("mosquitto")
@pytest.mark.parametrize(
    ("_case", "account", "device", "arrives"),
    [
        ("a device publishes its own readings", "CT-1", "CT-1", True),
        ("a device cannot speak for another", "CT-2", "CT-1", False),
    ],
)
def test_the_brokers_rules_keep_devices_apart(_case, account, device, arrives, broker):
    topic = f"radflow/v1/{device}/readings"
    login = ["-p", str(broker), "-P", "secret", "-q", "1"]
    heard = subprocess.Popen(
        ["mosquitto_sub", *login, "-u", "radflow", "-t", "radflow/v1/+/readings", "-C", "1", "-W", "3"],
        stdout=subprocess.PIPE,
        text=True,
    )
    time.sleep(0.5)
    subprocess.run(
        ["mosquitto_pub", *login, "-u", account, "-t", topic, "-m", "reading"], check=True, capture_output=True
    )
    assert heard.communicate(timeout=10)[0] == ("reading\n" if arrives else "")
