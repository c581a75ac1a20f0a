"""Children: limited, killed, cancelled - and the file is right, or there is none."""

import os
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from taskforce.courtpdf import (
    BindingFailed,
    Cancelled,
    Limits,
    MemoryStore,
    SectionFailed,
    TextLost,
    build,
    forkserver,
    pool,
    volumes,
)
from taskforce.courtpdf.making import Maker
from taskforce.courtpdf.pool import Pool
from taskforce.courtpdf.spool import Spool
from taskforce.courtpdf.workers import Child
from taskforce.local.process import wait_until

from . import makers

MB = 1 << 20


def built(plan, tmp_path, **options):
    return build(plan, store=MemoryStore(), output=tmp_path / "out.pdf", workers=1, **options)


@pytest.fixture
def child():
    started = Child(Limits())
    yield started
    started.stop()


def job(html: str) -> dict:
    return {
        "kind_of_job": "section",
        "id": "s",
        "title": "The log",
        "html": html,
        "lang": "en",
        "kind": "body",
        "layout": makers.plan().court.layout(),
        "prefix": "p",
        "pdfa": "",
    }


def test_a_child_sees_nothing_of_the_products_environment(monkeypatch, request):
    monkeypatch.setenv("FIELD_KEYS_OF_THE_PRODUCT", "secret")
    child = request.getfixturevalue("child")
    child.call(job("<p>x"), {}, 60)
    try:
        environment = Path(f"/proc/{child.pid}/environ").read_bytes()
    except PermissionError:
        environment = b""  # it closed even this to its own user
    assert b"FIELD_KEYS_OF_THE_PRODUCT" not in environment


def test_a_section_cannot_read_a_file_or_the_network(child):
    for address in ("file:///etc/passwd", "http://127.0.0.1/", "data:image/png;base64,AA=="):
        reply, pdf = child.call(job(f'<p>x<img src="{address}" alt="x"></p>'), {}, 60)
        assert (reply["pages"], b"/Image" in pdf) == (1, False)


def test_an_image_that_was_not_given_is_asked_for_aloud(child):
    reply, _pdf = child.call(job('<p>x<img src="x-res:other" alt="x"></p>'), {}, 60)
    assert "asks for 'x-res:other'" in reply["sentence"]


def test_styles_and_scripts_of_a_section_do_nothing(child):
    reply, pdf = child.call(
        job(
            '<style>p{display:none}</style><p style="display:none" onclick="x">seen</p>'
            '<script>x</script><link rel="attachment" href="file:///etc/passwd">'
        ),
        {},
        60,
    )
    assert (reply["letters"], b"passwd" in pdf) == (4, False)


def test_text_that_does_not_show_is_refused_aloud(child):
    reply, _pdf = child.call(job("<p>seen</p><datalist>lost words</datalist>"), {}, 60)
    assert (reply["error"], "“lostwords”" in reply["sentence"]) == (TextLost.__name__, True)


def test_too_little_memory_is_told_with_the_sections_title(tmp_path):
    plan = makers.plan(makers.section("log", makers.log(3), title="The log"))
    with pytest.raises(SectionFailed) as refusal:
        built(plan, tmp_path, limits=Limits(memory=60 * MB))
    assert (refusal.value.item, "The log" in refusal.value.sentence) == ("log", True)
    assert list(tmp_path.iterdir()) == []


def test_too_much_processor_time_ends_the_child(tmp_path):
    plan = makers.plan(makers.section("log", makers.log(3000), title="The log"))
    with pytest.raises(SectionFailed, match="The log"):
        built(plan, tmp_path, limits=Limits(section_seconds=1))
    assert list(tmp_path.iterdir()) == []


def forked() -> list[int]:
    """The children of this process's server that are alive."""
    pid = forkserver.server().process.pid
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.parametrize("whom", ["the child", "what it was forked from"])
def test_a_killed_child_is_replaced_and_the_file_is_right(tmp_path, whom):
    plan = makers.plan(makers.section("log", makers.log(150)))
    killed = []

    def kill_one():
        assert wait_until(forked, 10, pause=0.05)
        time.sleep(1)
        killed.append(forked()[0] if whom == "the child" else forkserver.server().process.pid)
        os.kill(killed[0], signal.SIGKILL)

    thread = threading.Thread(target=kill_one)
    thread.start()
    result = built(plan, tmp_path)
    thread.join()
    assert killed and result.pages > 5


def test_a_child_ends_with_what_it_was_forked_from(child):
    child.call(job("<p>x"), {}, 60)
    os.kill(forkserver.server().process.pid, signal.SIGKILL)
    assert wait_until(lambda: not Path(f"/proc/{child.pid}").exists(), 10, pause=0.05)
    assert child.stop() is None
    Child(Limits()).stop()  # the next one comes from a new one


def test_children_are_forked_while_nothing_else_runs(child):
    child.call(job("<p>x"), {}, 60)
    assert len(list(Path(f"/proc/{forkserver.server().process.pid}/task").iterdir())) == 1


def test_how_a_child_ended_is_known(child):
    os.kill(child.pid, signal.SIGXCPU)
    assert wait_until(lambda: " Z " in Path(f"/proc/{child.pid}/stat").read_text(), 10)
    assert child.stop() == -signal.SIGXCPU


def test_a_forked_process_has_a_server_of_its_own(child):
    before = forkserver.server().process.pid
    seen, told = os.pipe()
    pid = os.fork()
    if not pid:
        own = forkserver.server()
        os.write(told, str(own.process.pid).encode())
        own.stop()
        os._exit(0)
    os.waitpid(pid, 0)
    assert os.read(seen, 20) != str(before).encode()
    assert child.call(job("<p>x"), {}, 60)[0]["pages"] == 1


def test_cancelling_leaves_nothing_behind(tmp_path):
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        built(makers.plan(makers.section("log", makers.log(400))), tmp_path, cancelled=cancelled)
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_build_keeps_what_it_had_made(tmp_path):
    store = MemoryStore()
    plan = makers.plan(makers.section("a", makers.log(2)), makers.section("b", makers.log(300)))
    with pytest.raises(Cancelled):
        build(
            plan,
            store=store,
            output=tmp_path / "out.pdf",
            workers=1,
            cancelled=lambda: len(store.entries) == 1,
        )
    assert len(store.entries) == 1


def test_a_folder_that_cannot_be_written_is_told_plainly(tmp_path):
    plan = makers.plan(makers.section("log", "<p>x"))
    with pytest.raises(Exception, match="could not be written"):
        build(plan, store=MemoryStore(), output=tmp_path / "absent" / "out.pdf", workers=1)


def test_a_full_disk_is_told_plainly_and_leaves_nothing(tmp_path, monkeypatch):
    """The kernel's own full device: an error within qpdf's writing must end nothing else."""
    monkeypatch.setattr(
        volumes.tempfile,
        "mkstemp",
        lambda **_: (os.open("/dev/full", os.O_WRONLY), str(tmp_path / "draft")),
    )
    with pytest.raises(BindingFailed, match="No space left on device"):
        built(makers.plan(makers.section("log", makers.log(3))), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_exhibit_whose_child_dies_twice_gets_a_slip_sheet(tmp_path, monkeypatch):
    start, killed = forkserver.ForkServer.fork, []

    def doomed(server, *pipes):
        pid = start(server, *pipes)
        os.kill(pid, signal.SIGKILL)
        killed.append(pid)
        return pid

    monkeypatch.setattr(forkserver.ForkServer, "fork", doomed)
    given = makers.exhibit(1, makers.image(), "image/jpeg")
    store = MemoryStore()
    with Pool(1) as children:
        maker = Maker(
            makers.plan(given), store, children, lambda _step: None, lambda: False, Spool(tmp_path)
        )
        maker.exhibits([given])
    assert len(killed) > 1
    assert "could not be reproduced" in maker.reasons["exhibit-1"]
    assert store.entries == {}


def test_an_existing_file_stays_when_a_build_fails(tmp_path):
    target = tmp_path / "out.pdf"
    target.write_bytes(b"the file before")
    plan = makers.plan(makers.section("log", makers.log(3), title="The log"))
    with pytest.raises(SectionFailed):
        built(replace(plan), tmp_path, limits=Limits(memory=60 * MB))
    assert target.read_bytes() == b"the file before"


def test_a_child_that_finds_no_room_to_start_is_started_again(tmp_path, monkeypatch):
    start, refused = forkserver.ForkServer.fork, []

    def full(server, *pipes):
        if len(refused) < 2:
            refused.append(1)
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return start(server, *pipes)

    monkeypatch.setattr(forkserver.ForkServer, "fork", full)
    monkeypatch.setattr(pool, "PAUSES", (0.01, 0.01))
    assert built(makers.plan(makers.section("log", "<p>x")), tmp_path).pages == 1
    assert len(refused) == 2


def test_a_machine_without_room_for_a_process_is_told_of(tmp_path, monkeypatch):
    def full(*_arguments, **_options):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    forkserver.server().stop()
    monkeypatch.setattr(forkserver.subprocess, "Popen", full)
    monkeypatch.setattr(pool, "PAUSES", (0.01, 0.01))
    with pytest.raises(SectionFailed, match="could not be started .Resource temporarily"):
        built(makers.plan(makers.section("log", "<p>x")), tmp_path)


def test_a_child_that_gets_one_pipe_of_two_leaves_none_open(child, monkeypatch):
    def opened() -> list[str]:
        return sorted(one.name for one in Path("/proc/self/fd").iterdir())

    whole, made = os.pipe, []

    def only_one():
        if made:
            raise OSError(24, "Too many open files")
        made.append(whole())
        return made[0]

    before = opened()
    monkeypatch.setattr(os, "pipe", only_one)
    with pytest.raises(OSError, match="Too many"):
        Child(Limits())
    assert made and opened() == before
