"""A whole life through the API of a running demo: python docs/life.py URL AUTHOR REVIEWER REVIEWER RELEASER (four tokens)."""
import json, re, sys, time, uuid  # noqa: E401, I001
from datetime import UTC, datetime, timedelta
from urllib.request import Request, urlopen
base, author, editor, board, releaser = sys.argv[1:]
TEXT = "Water is a right\n\nSeven cities have seen prices double.\n\nWe demand:\n- an end to the sale;\n- fair prices."
CSV = "name,language,kind,person,office,email\nDockers of Example,en,union,Lee Doe,Chair,lee@dockers.example\n"
def call(path, key, body=None, kind="Bearer", form="application/json"):
    head = {"Authorization": f"{kind} {key}", "Content-Type": form, "Idempotency-Key": str(uuid.uuid4())}
    data = json.dumps(body).encode() if isinstance(body, dict) else body
    answer = urlopen(Request(f"{base}/api/v1/{path}", data, head))
    return json.load(answer) if "json" in answer.headers["Content-Type"] else answer.read()
def mailed(pattern):  # an organisation has a mailbox of its own; in the demo there is a page of all of them
    return re.search(pattern, urlopen(f"{base}/mailbox/?to=lee@dockers.example").read().decode())[1]
own = "statements/" + call("statements/", author, {"text": TEXT})["uid"]
digest = call(f"{own}/submit/", author, {})["digest"]
for reviewer in (editor, editor, board):  # one approval for the editors, two for the board
    call(f"{own}/decisions/", reviewer, {"verdict": "approve", "digest": digest})
call(f"{own}/lock/", releaser, {})
ally = call("organisations/import/", releaser, {"csv": CSV})["items"][0]["uid"]
names = "circulations/" + call(f"{own}/circulations/", releaser, {"deadline": str(datetime.now(UTC) + timedelta(7)), "zone": "UTC"})["uid"]
link = call(f"{names}/invitations/", releaser, {"organisations": [ally]}) and mailed(r"/s/([\w-]{43})")
call("invitation/code/", link, {"act": "sign", "digest": call("invitation/", link, kind="Link")["digest"]}, "Link")
me = {"person": "Lee Doe", "office": "Chair", "email": "lee@dockers.example", "digest": digest, "code": mailed(r"\b(\d{6})\b")}
print(call("invitation/sign/", link, me, "Link")["standing"], call(f"{names}/close/", releaser, {})["closed_at"])
edition = "releases/" + call(f"{own}/releases/", releaser, {})["uid"]
while call(f"{edition}/", releaser)["progress"] != "published":
    time.sleep(0.5)
pdf = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n' + call(f"{edition}/file/", releaser) + b"\r\n--x--\r\n"
print(call("verify/", releaser, pdf, form="multipart/form-data; boundary=x")["headline"])
