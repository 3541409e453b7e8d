"""A class on one machine: a real JupyterHub, set up by what its page in the docs says to type."""

import base64
import configparser
import contextlib
import json
import os
import re
import shutil
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
import requests
from nbgrader.api import Gradebook

from autograder.nbcourse.scores import scores
from examples.learners import submissions
from support.grades import EXPECTED
from support.machine import machine
from support.places import ASSIGNMENT, ROOT

DOC = (ROOT / "docs" / "jupyterhub.md").read_text(encoding="utf-8")
WORK = {"anna": "no_floor", "bert": "blank"}
PEOPLE = (*WORK, "teacher")
COURSE = "/home/teacher/downhill"
EXCHANGE = "/srv/nbgrader/exchange/downhill"
LOOKS_AROUND = f"import os\nprint('sees the course:', os.path.exists({COURSE!r}))"

LATE = "2100-01-01 10:00:00 UTC"
FORGE = f"""
forged='{EXCHANGE}/inbound/anna+{ASSIGNMENT}+{LATE}+forged'
cp -r ~/{ASSIGNMENT} "$forged"
echo -n '{LATE}' > "$forged/timestamp.txt"
echo -n known > "$forged/submission_secret.txt"
"""


def typed(account, when=""):
    """Blocks of the page that an account types at some time."""
    return re.findall(rf"```sh\n# as {account}{when}\n(.*?)```", DOC, flags=re.DOTALL)


def hub_command(port, inner, outer):
    """What systemd would start, on ports that are free."""
    unit = configparser.RawConfigParser()
    unit.optionxform = str
    unit.read(ROOT / "docs" / "jupyterhub" / "jupyterhub.service")
    service = unit["Service"]
    ports = f"--JupyterHub.bind_url=http://127.0.0.1:{port} --JupyterHub.hub_port={inner}"
    ports += f" --ConfigurableHTTPProxy.api_url=http://127.0.0.1:{outer}"
    # A node that is not Debian's does not look for Debian's packages.
    environment = f"{service['Environment']} NODE_PATH=/usr/share/nodejs"
    return (
        f"cd {service['WorkingDirectory']} && exec env {environment} {service['ExecStart']} {ports}"
    )


def free_ports(number):
    """Ports that nobody listens to."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(number)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


class Browser:
    """Somebody who is logged in, and whose JupyterLab runs."""

    def __init__(self, address, name):
        self.name, self.address = name, address
        self.session = requests.Session()
        self.session.get(f"{address}/hub/login")
        form = {"username": name, "password": password(name), "_xsrf": self._token("/hub/")}
        told = self.session.post(f"{address}/hub/login", data=form)
        assert told.ok, told.text
        self.server = f"{address}/user/{name}"
        patiently(lambda: self.session.get(f"{self.server}/lab").url.endswith("/lab"))

    def ask(self, what, method="GET", server=None, **sent):
        """Ask a server as JupyterLab does; its own, unless another is named."""
        token = {"X-XSRFToken": self._token(f"/user/{self.name}/")}
        address = f"{self.address}/user/{server or self.name}/{what}"
        return self.session.request(method, address, headers=token, **sent)

    def click(self, action, **form):
        """Do what a button of nbgrader does, which must succeed; return what it tells."""
        told = self.ask(f"assignments/{action}", "POST", data=form)
        assert told.ok and told.json()["success"], told.text
        return told.json()

    def _token(self, path):
        return self.session.cookies.get("_xsrf", path=path)


def password(name):
    """The password of an account."""
    return f"the-password-of-{name}"


def patiently(succeeds, patience=180):
    """Ask until it succeeds, for something that starts."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with contextlib.suppress(requests.ConnectionError):
            if succeeds():
                return
        time.sleep(0.25)
    raise TimeoutError("did not start in time")


@pytest.fixture(scope="module")
def computer(tmp_path_factory):
    """A machine on which everything was typed, up to the start of the hub."""
    if not shutil.which("configurable-http-proxy"):
        raise RuntimeError("This test needs: apt-get install node-configurable-http-proxy")
    with machine(tmp_path_factory.mktemp("machine")) as made:
        passwords = "\n".join(f"{name}:{password(name)}" for name in PEOPLE)
        accounts, *rest = typed("root")
        made.run("root", accounts)
        made.run("root", f"cp -r /mnt/course {COURSE} && chown -R teacher: {COURSE}")
        *settings, learners = rest
        for block in settings:
            made.run("root", block)
        (before, releases) = typed("teacher")
        made.run("teacher", before)
        made.run("root", f"cd /srv && echo '{passwords}' > passwords && {learners}")
        made.run("teacher", releases)
        yield made


@pytest.fixture(scope="module")
def hub(computer):
    """The address of the hub."""
    port, *others = free_ports(3)
    process = computer.start("root", hub_command(port, *others))
    address = f"http://127.0.0.1:{port}"
    patiently(lambda: process.poll() is not None or requests.get(f"{address}/hub/api").ok)
    assert process.poll() is None, "the hub has ended; its output tells why"
    return address


@pytest.fixture(scope="module")
def people(hub):
    """Everyone, logged in."""
    with ThreadPoolExecutor() as pool:
        return dict(zip(PEOPLE, pool.map(lambda name: Browser(hub, name), PEOPLE), strict=True))


@pytest.fixture(scope="module")
def submitted(computer, people):
    """Two learners have fetched, worked and submitted, and one has forged."""
    for name, what in WORK.items():
        people[name].click("fetch", assignment_id=ASSIGNMENT, course_id="downhill")
        notebook = submissions()[what]
        notebook.cells.append(code(LOOKS_AROUND))
        save(people[name], f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb", notebook)
        people[name].click("submit", assignment_id=ASSIGNMENT, course_id="downhill")
    computer.run("bert", FORGE)
    return people


code = nbformat.v4.new_code_cell


def save(person, path, notebook):
    """Save a notebook as JupyterLab does."""
    model = {"type": "notebook", "format": "json", "content": notebook}
    told = person.ask(f"api/contents/{path}", "PUT", json=model)
    assert told.ok, told.text


@pytest.fixture(scope="module")
def returned(computer, submitted):
    """The teacher has graded, and the learners have fetched their feedback."""
    (grades,) = typed("teacher", ", when all have submitted")
    computer.run("teacher", grades)
    for name in ("anna", "bert"):
        submitted[name].click("fetch_feedback", assignment_id=ASSIGNMENT, course_id="downhill")
    return submitted


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_a_submission_comes_back_graded(computer, returned, tmp_path):
    """Points are in the gradebook and on the page that the learner has fetched."""
    database = computer.run("teacher", f"base64 {COURSE}/gradebook.db")
    (tmp_path / "gradebook.db").write_bytes(base64.b64decode(database))
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}", "downhill") as gradebook:
        points = {one.learner: tuple(one.points.values()) for one in scores(gradebook, ASSIGNMENT)}
    assert points == {name: EXPECTED[what] for name, what in WORK.items()}
    page = computer.run("anna", f"cat ~/{ASSIGNMENT}/feedback/*/*.html")
    assert f"{sum(EXPECTED[WORK['anna']]):g}" in page
    assert "the quotient of epoch and interval is not rounded down" in page


def test_learners_code_ran_in_the_sandbox(computer, returned):
    """It could not even see the course, while the account that graded can."""
    graded = f"{COURSE}/autograded/anna/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    notebook = nbformat.reads(computer.run("teacher", f"cat {graded}"), as_version=4)
    assert notebook.cells[-1].outputs[0].text == "sees the course: False\n"


def test_a_forged_submission_is_not_collected(computer, returned):
    """The newest submission in a learner's name was another's; her own is graded."""
    stamp = computer.run("teacher", f"cat {COURSE}/submitted/anna/{ASSIGNMENT}/timestamp.txt")
    assert stamp and stamp != LATE


HIDDEN = {
    "a home": "/home/anna",
    "a notebook": f"/home/anna/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
    "fetched feedback": f"/home/anna/{ASSIGNMENT}/feedback",
    "all submissions": f"{EXCHANGE}/inbound",
    "all feedback": f"{EXCHANGE}/feedback",
    "the source": f"{COURSE}/source/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
    "hidden tests": f"{COURSE}/teaching/credit.py",
    "the gradebook": f"{COURSE}/gradebook.db",
    "collected submissions": f"{COURSE}/submitted",
    "the hub's data": "/srv/jupyterhub/jupyterhub_cookie_secret",
}


@pytest.mark.parametrize("path", HIDDEN.values(), ids=HIDDEN)
def test_a_learner_cannot_read(computer, returned, path):
    """The system refuses it, and not because it is not there."""
    assert_refused(computer, "bert", path)


def test_the_teacher_cannot_read(computer, returned):
    """What is not handed in is the learner's, and the hub's data are root's."""
    for what in ("a home", "a notebook", "the hub's data"):
        assert_refused(computer, "teacher", HIDDEN[what])


def assert_refused(computer, account, path):
    """Assert that an account may not read what is there."""
    read = f"LC_ALL=C; [ -d {path} ] && ls {path} || head -c 1 {path}"
    computer.run("root", read)
    refused = computer.attempt(account, read)
    assert refused.returncode and "Permission denied" in refused.stderr


def test_a_learner_cannot_read_by_a_pattern(computer, returned):
    """Names of submissions have to be known, and a shell cannot find them out."""
    pattern = f"{EXCHANGE}/inbound/anna+*/{ASSIGNMENT}.ipynb"
    computer.run("root", f"cat {pattern}")
    assert computer.attempt("bert", f"cat {pattern}").returncode


CHANGES = {
    "replace the course": f"mv {EXCHANGE} {EXCHANGE}-old",
    "change the release": f"rm {EXCHANGE}/outbound/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
    "put in a release": f"mkdir {EXCHANGE}/outbound/another",
    "put in feedback": f"touch {EXCHANGE}/feedback/another.html",
    "change the environment": "touch /opt/jupyterhub/lib/another.py",
    "change everyone's settings": "touch /etc/jupyter/nbgrader_config.py",
}


@pytest.mark.parametrize("line", CHANGES.values(), ids=CHANGES)
def test_a_learner_cannot(computer, returned, line):
    """What others read belongs to the teacher or to root."""
    refused = computer.attempt("bert", f"LC_ALL=C {line}")
    assert refused.returncode
    assert re.search("Permission denied|Operation not permitted", refused.stderr), refused.stderr


@pytest.mark.parametrize("name", ["bert", "teacher"])
def test_nobody_gets_into_another_server(returned, name):
    """The hub lets no other account in, the teacher's included."""
    assert returned["anna"].ask("api/contents").ok
    told = returned[name].ask("api/contents", server="anna")
    assert told.status_code == 403


def test_servers_run_as_their_own_account(computer, people):
    """So what holds for an account holds in its JupyterLab, its terminals and its kernels."""
    running = computer.run("root", "ps -eo user:20,args").splitlines()
    owners = {line.split()[0] for line in running if "jupyterhub-singleuser" in line}
    assert owners == set(PEOPLE)


def test_kernels_are_closed_to_others(computer, people):
    """A kernel listens to no port, and its sockets lie where only its owner gets."""
    kernel = people["anna"].ask("api/kernels", "POST").json()["id"]
    told = computer.run("anna", f"cat ~/.local/share/jupyter/runtime/kernel-{kernel}.json")
    assert_closed(computer, json.loads(told))


def test_validation_is_closed_to_others(computer, people):
    """The button works, and its kernel listens to no port either."""
    tells = "from ipykernel.connect import get_connection_info\n"
    tells += "with open('told.json', 'w') as file: file.write(get_connection_info())"
    save(people["anna"], "tells.ipynb", nbformat.v4.new_notebook(cells=[code(tells)]))
    assert people["anna"].click("validate", path="tells.ipynb")
    assert_closed(computer, json.loads(computer.run("anna", "cat told.json")))


def assert_closed(computer, connection):
    """Assert that a kernel is reached through files in a home."""
    assert connection["transport"] == "ipc"
    folder = os.path.dirname(connection["ip"])
    computer.run("anna", f"ls {folder}")
    assert "Permission denied" in computer.attempt("bert", f"LC_ALL=C ls {folder}").stderr


def test_only_the_teacher_has_the_formgrader(people):
    """Learners have neither its pages nor its buttons."""
    assert people["teacher"].ask("formgrader/api/status").json() == {"status": True}
    for name, enabled in {"anna": False, "bert": False, "teacher": True}.items():
        assert people[name].ask("formgrader/api/status").ok is enabled
        extensions = disabled(people[name])
        for what in ("formgrader", "create-assignment"):
            assert (f"@jupyter/nbgrader:{what}" not in extensions) is enabled
        assert "@jupyter/nbgrader:assignment-list" not in extensions


def test_the_formgrader_grades(returned):
    """Its button does what the command does, by the course's own code."""
    button = f"formgrader/api/submission/{ASSIGNMENT}/anna/autograde"
    told = returned["teacher"].ask(button, "POST").json()
    assert told["success"] and f"anna: {sum(EXPECTED[WORK['anna']]):g} points" in told["log"]


def disabled(person):
    """Extensions that somebody's JupyterLab does not load."""
    page = person.session.get(f"{person.server}/lab").text
    data = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, flags=re.DOTALL)
    return json.loads(data[1])["disabledExtensions"]
