"""The conformance statement as text, made from the tables that the services run on."""

from collections.abc import Iterable, Mapping

from apps.imaging.engine import commitment, mpps, retrieve
from apps.imaging.engine.key_objects import TITLES
from apps.imaging.engine.query import ATTRIBUTES
from apps.imaging.engine.transport import Transport
from apps.imaging.engine.worklist import OPEN_STATES, STEP, STEP_STATUS, TOP, Attribute

MATCHING = {
    "text": "single value, wild card `*` `?`, list of values",
    "name": "single value, wild card; case does not matter; each given component group must fit",
    "uid": "single value, list of UIDs",
    "date": "single value, range",
    "time": "single value, range",
    "number": "single value",
    "": "returned only",
}
MPPS_STATUSES = (
    (mpps.SUCCESS, "", "stored; every exam that the step names is told"),
    (mpps.INVALID_VALUE, "", "N-CREATE with another status than IN PROGRESS; unknown status; unreadable data set"),
    (mpps.PROCESSING_FAILURE, f"{mpps.NO_LONGER_UPDATABLE:04X}H", "N-SET after COMPLETED or DISCONTINUED"),
    (mpps.DUPLICATE_INSTANCE, "", "N-CREATE of a known SOP Instance UID"),
    (mpps.NO_SUCH_INSTANCE, "", "N-SET of an unknown SOP Instance UID"),
    (mpps.MISSING_ATTRIBUTE, "", "a type 1 attribute is missing; COMPLETED without a performed series"),
    (mpps.MISSING_VALUE, "", "a type 1 attribute is empty"),
)
STORAGE_STATUSES = (
    ("0000H", "stored and flushed; the same bytes again; other bytes under a known UID (set apart for a person)"),
    ("A700H", "storage nearly full or failing, database away: nothing was kept, send again"),
    ("A900H", "UIDs of command, context and data set do not agree, or are no UIDs"),
    ("C000H", "the data set cannot be read"),
    ("0117H", "the SOP Instance UID is no UID"),
)
COMMITMENT_STATUSES = (
    ("0000H", "written down"),
    ("0106H", "unreadable data set, a UID that is none, or too many objects"),
    ("0112H", "not the well-known instance 1.2.840.10008.1.20.1.1"),
    ("0120H", "Transaction UID or Referenced SOP Sequence missing"),
    ("0123H", "another action than 1"),
    ("0110H", "database away: ask again"),
)
COMMITMENT_FAILURES = (
    (f"{commitment.NO_SUCH_OBJECT:04X}H", "no such object here"),
    (f"{commitment.CLASS_DIFFERS:04X}H", "stored under another SOP class"),
    (f"{commitment.PROCESSING_FAILURE:04X}H", "the file of the object is not in the store"),
)
RETRIEVE_STATUSES = (
    ("0000H", "done; every object was taken"),
    ("FF00H", "a match; sub-operations go on (at most twice a second)"),
    ("0124H", "the node may not query or retrieve"),
    ("A700H", "database away, or more matches than are answered"),
    (f"{retrieve.ALL_FAILED:04X}H", "no object was delivered; the list of failed UIDs goes with it"),
    (f"{retrieve.UNKNOWN_DESTINATION:04X}H", "Move Destination is no enabled node with address and port"),
    ("A900H", "level or keys do not fit the information model, or a value cannot be matched"),
    (
        f"{retrieve.SOME_FAILED:04X}H",
        "some objects failed or were taken with a warning; the list of failed UIDs goes with it",
    ),
    ("C000H", "unreadable identifier"),
    (f"{retrieve.CANCELLED:04X}H", "cancelled, with the counts so far"),
)
TRANSPORTS = (
    (Transport.PLAIN, "either port"),
    (Transport.TLS, "the TLS port, with or without a certificate of its own"),
    (Transport.MUTUAL, "the TLS port, with a certificate of its own"),
)
FORWARD_ANSWERS = (
    ("0000H, BxxxH", "taken"),
    ("A7xxH", "the destination is left alone for a while, then tried again from this object on"),
    ("0122H, A900H, CxxxH, class or syntax not accepted", "the object is parked for a person, the rest goes on"),
    ("none, the association breaks off", "left alone for a while, then tried again; this object counts a try"),
    ("others", "tried again with growing waits, its study waits with it; parked in the end"),
)


WEB_RESOURCES = (
    ("GET /studies, /series, /instances, and below a study or series", "QIDO-RS: `limit` (200, at most 5000), `offset`, `includefield`; 204 when nothing is found; 400 for an attribute that is not matched here; no fuzzy matching"),
    ("GET .../metadata of study, series, instance", "WADO-RS: application/dicom+json; values over 1 kB and pixel data by BulkDataURI; (0008,3002) names the stored transfer syntax"),
    ("GET study, series, instance", "WADO-RS: application/dicom, alone or in multipart/related; explicit little endian unless `transfer-syntax=*` or nothing is asked for; 206 when some cannot be decoded"),
    ("GET .../frames/{list}, .../bulkdata/{tag}", "WADO-RS: application/octet-stream (explicit little endian), or as stored with `transfer-syntax=*` or the media type of the stored syntax; one frame also alone"),
    ("GET .../rendered of instance, frame; .../thumbnail of all", "WADO-RS: image/jpeg, image/png; `window`, `viewport` (width,height), `quality`"),
    ("POST /studies, /studies/{study}", "STOW-RS: multipart/related of application/dicom; 200, 202, 409, 507; other bytes under a known UID fail with 0111H and are set apart"),
)  # fmt: skip


def write_statement(
    *, classes: Mapping[str, str], syntaxes: Iterable[tuple[str, str]], message_syntaxes: Iterable[tuple[str, str]]
) -> str:
    parts = [
        "# DICOM conformance\n\nMade by `manage.py write_conformance` from the tables the node runs on; a test fails when it is stale.\n",
        "## Association\n\nAcceptor of everything below; requestor of storage (sending on to destinations) and of the storage commitment report. The called AE title must be the department's (default `RADFLOW`); the calling AE title must be a device of the fleet or an "
        "enabled peer (with its address and certificate, where they are given). Refused: 1/1/7 (called), 1/1/3 (calling), 2/3/2 (limits). Maximum PDU 131072, PDUs up to 1 MiB are taken. "
        "One operation at a time. Limits are the policy `imaging.acceptor`.\n",
        "## Security\n\nBeside the plain port a port of TLS (default 2762), version 1.2 or later, no older one. Every caller is asked for its certificate; one that no trusted authority "
        "signed ends the handshake. What a node must use at least is the stricter of its row and the policy `imaging.transport` of its site:\n\n| demand | meaning |\n|---|---|\n"
        + "".join(f"| {code} | {words} |\n" for code, words in TRANSPORTS)
        + "\nA certificate may be bound to a node, this very one or any of its subject: title, address and certificate must then agree. The same holds for the nodes that we call: "
        "we show our own certificate, and nothing is said to a node that shows another one than its own. Host names in certificates are not compared.\n",
        "## Services\n\n| SOP class | role | transfer syntaxes |\n|---|---|---|\n| Verification | SCP | messages |\n| Modality Worklist Information FIND | SCP | messages |\n"
        "| Modality Performed Procedure Step | SCP | messages |\n| Storage Commitment Push Model | SCP | messages |\n| Patient Root and Study Root Query/Retrieve, FIND | SCP | messages |\n| Patient Root and Study Root Query/Retrieve, MOVE | SCP | messages |\n"
        "| Patient Root and Study Root Query/Retrieve, GET | SCP | messages |\n| storage classes below | SCP; SCU for what is moved, sent on, or got by who proposes the SCP role | storage |\n",
        "Messages: " + ", ".join(f"{name} `{uid}`" for uid, name in message_syntaxes) + ".\n",
        "Storage, kept as received: " + ", ".join(f"{name} `{uid}`" for uid, name in syntaxes) + ".\n",
        "## Worklist\n\nShown without a status key: " + ", ".join(f"{STEP_STATUS[s]}" for s in OPEN_STATES) + "; others when the query asks for "
        "Scheduled Procedure Step Status. Character sets: the asker's when it can say every value, else ISO_IR 192. An unsupported key with a value is answered FF01H; "
        "a key that cannot be compared A900H; an unreadable identifier C000H; C-CANCEL FE00H.\n",
        _table(TOP, "Attribute"),
        "Inside the Scheduled Procedure Step Sequence:\n",
        _table(STEP, "Attribute"),
        "## Performed procedure step\n\n| status | error id | when |\n|---|---|---|\n"
        + "".join(f"| {code:04X}H | {error} | {words} |\n" for code, error, words in MPPS_STATUSES),
        "N-CREATE type 1: " + ", ".join(f"`{k}`" for k in mpps.CREATE_TYPE_1) + ". Final states: " + ", ".join(f"`{k}`" for k in mpps.FINAL_TYPE_1) + ".\n",
        "## Storage commitment\n\nThe N-ACTION is written down before it is answered. The report goes out on an association of our own (SCP role proposed) when the caller "
        "stands among the DICOM nodes with its port, repeated with growing waits until it is heard; else at once on the association that asked. Objects not here yet are waited for "
        "for a short while (policy `imaging.forwarding`).\n",
        _statuses("N-ACTION", COMMITMENT_STATUSES),
        _statuses("failure reason", COMMITMENT_FAILURES),
        "## Sending on\n\nEvery stored object is sent to every node that is a destination, in its own transfer syntax (nothing is transcoded), one association at a time and "
        "destination, in order per study. A warning counts as taken.\n\n| answer | what happens |\n|---|---|\n"
        + "".join(f"| {code} | {words} |\n" for code, words in FORWARD_ANSWERS),
        "## Key images\n\nMarked images of a study are told by a Key Object Selection document a title (CID 7010: "
        + ", ".join(f"{meaning} `{code}`" for code, meaning in TITLES.items())
        + "), content of TID 2010, made when the marks have rested (policy `imaging.key_images`). Changed marks make a new instance in the same series with the next Instance Number. It is stored and sent on as any object.\n",
        "## DICOMweb\n\nBelow `/dicom-web`; session or bearer token. What a person rejected is not there, corrected values are told instead of received ones. XML is not offered.\n\n| resource | |\n|---|---|\n"
        + "".join(f"| {where} | {words} |\n" for where, words in WEB_RESOURCES)
        + "\nAttributes are those of the table of Query/Retrieve, which follows.\n",
        "## Query/Retrieve\n\nOnly for nodes that may (a mark of their row, off at first); a node of a site finds and gets what is of its site or of no known one. Not what a person rejected. "
        "No relational queries, no extended negotiation: every level above the asked one is named by its one key. Answers come in the asker's character set when it can say every value, "
        "else in ISO_IR 192; an unsupported key with a value is answered FF01H. More matches than the policy `imaging.retrieve` allows end with A700H after those that are allowed. "
        "C-CANCEL is heard in all three. Objects go out as they are delivered: in the syntax they were received in; to a C-GET also in the other of implicit and explicit little endian.\n",
        _statuses("C-FIND, C-MOVE, C-GET", RETRIEVE_STATUSES),
        "| attribute | tag | level | matching |\n|---|---|---|---|\n"
        + "".join(f"| {a.keyword} | ({a.tag >> 16:04X},{a.tag & 0xFFFF:04X}) | {a.level} | {MATCHING[a.match]} |\n" for a in ATTRIBUTES),
        "## Storage\n\n| status | when |\n|---|---|\n" + "".join(f"| {code} | {words} |\n" for code, words in STORAGE_STATUSES),
        "| storage SOP class | UID |\n|---|---|\n" + "".join(f"| {name} | `{uid}` |\n" for uid, name in sorted(classes.items(), key=lambda c: c[1])),
    ]  # fmt: skip
    return "\n".join(parts)


def _statuses(head: str, rows: Iterable[tuple[str, str]]) -> str:
    return f"| {head} | when |\n|---|---|\n" + "".join(f"| {code} | {words} |\n" for code, words in rows)


def _table(attributes: Iterable[Attribute], head: str) -> str:
    rows = "".join(
        f"| {a.keyword} | ({a.tag >> 16:04X},{a.tag & 0xFFFF:04X}) | {a.type} | {MATCHING[a.match]} |\n"
        for a in attributes
    )
    return f"| {head} | tag | type | matching |\n|---|---|---|---|\n{rows}"
