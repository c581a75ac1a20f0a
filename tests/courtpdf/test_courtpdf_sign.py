"""Signing a bound file: nothing of it changes, it stays sound, and a change is seen."""

import contextlib
import datetime
import io
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pikepdf
import pytest
from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from taskforce.courtpdf import DirectoryStore, build, timestamps
from taskforce.courtpdf.authority import new_authority
from taskforce.courtpdf.errors import CannotSign
from taskforce.courtpdf.handout import hand_out
from taskforce.courtpdf.leaks import leaks
from taskforce.courtpdf.revisions import revisions, signed_range
from taskforce.courtpdf.sign import open_certificate, sign
from taskforce.courtpdf.signatures import UnreadableSignature, roots_of, signature_of
from taskforce.courtpdf.timestamps import HttpTimeStamper
from taskforce.courtpdf.verify import verify
from tests.courtpdf import makers

NOW = datetime.datetime.now(datetime.UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An authority's root, a certificate of it, and one of a stranger."""
    made = tmp_path_factory.mktemp("signing")
    authority = new_authority("Root")
    authority.issue("Riverton", made / "RPD")
    authority.issue("Riverton", made / "old", days=-2)
    authority.issue("Stamps", made / "stamps", stamps_time=True)
    authority.publish(made / "roots" / "root.pem")
    new_authority("Stranger").publish(made / "strangers" / "root.pem")
    return made


@pytest.fixture(scope="module")
def bound(tmp_path_factory):
    """The bytes of a bound file of a few pages."""
    place = tmp_path_factory.mktemp("bound")
    build(
        makers.plan(makers.section("log", makers.log(30))),
        store=DirectoryStore(place / "store"),
        output=place / "file.pdf",
    )
    return (place / "file.pdf").read_bytes()


@pytest.fixture
def path(bound, tmp_path):
    made = tmp_path / "file.pdf"
    made.write_bytes(bound)
    return made


def certificate(folder, name="RPD"):
    passphrase = (folder / name / "passphrase").read_bytes()
    return open_certificate(folder / name / "certificate.p12", passphrase)


def roots(folder, name="roots"):
    return roots_of([folder / name / "root.pem"])


@pytest.fixture
def signed(path, folder):
    sign(path, certificate(folder), now=NOW, reason="Produced")
    return path


def test_what_was_bound_stays_byte_for_byte(bound, signed):
    data = signed.read_bytes()
    assert data.startswith(bound)
    assert len(revisions(data)) == 2
    assert signed_range(data) == len(data)


def test_a_signed_file_is_sound_and_keeps_its_claim(signed):
    found = verify(signed)
    assert (found.problems, found.pdfa) == ((), "PDF/A-2b")


def test_trust_depends_on_the_roots_alone(signed, folder):
    known = signature_of(signed, roots(folder))
    strange = signature_of(signed, roots(folder, "strangers"))
    assert (known.is_unchanged, known.is_trusted) == (True, True)
    assert (strange.is_unchanged, strange.is_trusted) == (True, False)
    assert (known.subject, known.issuer) == ("Riverton", "Root")


def test_an_unsigned_file_has_no_signature(path):
    assert signature_of(path, []) is None


@pytest.mark.parametrize("share", [0.02, 0.2, 0.4, 0.6, 0.95])
def test_a_flipped_bit_is_seen_wherever_it_is(signed, folder, share):
    data = bytearray(signed.read_bytes())
    data[int(len(data) * share)] ^= 1
    signed.write_bytes(data)
    try:
        found = signature_of(signed, roots(folder))
    except UnreadableSignature:
        return
    assert found is None or not (found.is_unchanged and found.is_trusted)


def test_a_revision_added_later_is_seen(signed, folder):
    out = io.BytesIO()
    with pikepdf.open(signed) as pdf:
        pdf.pages[0].obj.Rotate = 90
        pdf.save(out)
    signed.write_bytes(signed.read_bytes() + b"\n%%more")
    assert not signature_of(signed, roots(folder)).is_whole
    assert leaks(signed, ["nowhere"]) == ["The file holds an earlier version of itself."]
    signed.write_bytes(out.getvalue())
    with pytest.raises(UnreadableSignature):
        found = signature_of(signed, roots(folder))
        if not found.is_intact:
            raise UnreadableSignature("rewritten")


def test_leaks_looks_into_what_was_signed(signed):
    with pikepdf.open(signed) as pdf:
        word = str(pdf.docinfo["/Title"])
    assert leaks(signed, ["nowhere to be found"]) == []
    assert leaks(signed, [word]) != []


def test_an_expired_certificate_and_a_wrong_passphrase_are_refused(path, folder, bound):
    with pytest.raises(CannotSign, match="expired"):
        sign(path, certificate(folder, "old"), now=NOW, reason="x")
    with pytest.raises(CannotSign, match="could not be opened"):
        open_certificate(folder / "RPD" / "certificate.p12", b"wrong")
    assert path.read_bytes() == bound


class Authority(BaseHTTPRequestHandler):
    """Answers as RFC 3161 has it, and then as the test spoils it."""

    spoiled = staticmethod(bytes)
    stamper: DummyTimeStamper

    def do_POST(self):
        asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        answer = self.spoiled(self.stamper.request_tsa_response(asked).dump())
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        with contextlib.suppress(OSError):
            for piece in [answer] if isinstance(answer, bytes) else answer:
                self.wfile.write(piece)

    def log_message(self, *said):
        """Nothing."""


def other(data: bytes) -> bytes:
    """The answer to another question."""
    answer = tsp.TimeStampResp.load(data)
    content = answer["time_stamp_token"]["content"]["encap_content_info"]["content"]
    info = content.parsed
    info["nonce"] = 4
    answer["time_stamp_token"]["content"]["encap_content_info"]["content"] = info
    return answer.dump(force=True)


def trickle(data: bytes):
    for at in range(len(data)):
        time.sleep(0.1)
        yield data[at : at + 1]


SPOILED = {
    "right": bytes,
    "refusing": lambda _data: bytes.fromhex("30053003020102"),
    "another answer": other,
    "broken signature": lambda data: data[:-9] + bytes(9),
    "no answer": lambda _data: b"hello",
    "slow": trickle,
}


@pytest.mark.parametrize("how", SPOILED)
def test_only_a_time_stamp_that_holds_is_one(path, folder, bound, how, monkeypatch):
    authority = certificate(folder, "stamps").signer
    stamper = DummyTimeStamper(authority.signing_cert, authority.signing_key)
    answers = type(
        "Answers", (Authority,), {"stamper": stamper, "spoiled": staticmethod(SPOILED[how])}
    )
    monkeypatch.setattr(timestamps, "SECONDS", 0.5 if how == "slow" else 20)
    with ThreadingHTTPServer(("127.0.0.1", 0), answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        asked = HttpTimeStamper(f"http://127.0.0.1:{server.server_port}/")
        made = sign(path, certificate(folder), now=NOW, reason="x", time_stamper=asked)
        server.shutdown()
    found = signature_of(path, roots(folder))
    assert made.time_stamped is (found.stamped_at is not None) is (how == "right")
    assert (found.is_unchanged, found.is_trusted) == (True, True)
    assert path.read_bytes().startswith(bound)


class Silent(TimeStamper):
    async def async_request_tsa_response(self, req):
        raise OSError("nobody answers")


def test_a_silent_authority_leaves_a_signature_without_a_time_stamp(path, folder):
    made = sign(path, certificate(folder), now=NOW, reason="x", time_stamper=Silent())
    assert made.time_stamped is False
    found = signature_of(path, roots(folder))
    assert (found.is_unchanged, found.stamped_at) == (True, None)


def test_an_authority_has_a_web_address():
    with pytest.raises(ValueError, match="http"):
        HttpTimeStamper("file:///etc/passwd")


def test_a_handed_out_copy_says_so_is_sound_and_unsigned(signed, tmp_path):
    path = tmp_path / "copy.pdf"
    with open(signed, "rb") as source, open(path, "w+b") as output:
        hand_out(source, output, "Handed to somebody")
    found = verify(path)
    assert (found.problems, found.pdfa) == ((), "PDF/A-2b")
    assert signature_of(path, []) is None
    assert leaks(path, ["Handed to somebody"]) != []


def test_the_same_copy_comes_out_alike_twice(signed):
    made = []
    for _ in range(2):
        out = io.BytesIO()
        with open(signed, "rb") as source:
            hand_out(source, out, "Handed to somebody")
        made.append(out.getvalue())
    assert made[0] == made[1]
