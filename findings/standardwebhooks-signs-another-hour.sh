#!/usr/bin/env bash
# standardwebhooks 1.1.0 (Python): `sign` drops the zone of a time, so that only a time in UTC is signed as it is.
#
# A sender signs with the time of now and puts the seconds of the same time into the header. In Korea that is an aware
# datetime of +09:00: `sign` takes its hands of the clock for UTC and signs a moment nine hours ahead. Nothing complains at
# the sender; each receiver, the library's own `verify` too, finds that no signature matches, and the notice is lost when
# its repeats are used up. `datetime.now()` without a zone is wrong in the same way wherever the machine's clock is not in
# UTC, and right in a container that is. standardwebhooks 1.1.1 for JavaScript signs the moment.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check standardwebhooks==1.1.0
echo '{"type": "module"}' >package.json
npm install --silent --no-audit --no-fund standardwebhooks@1.1.1

cat >send.py <<'PY'
import sys
from datetime import datetime, timedelta, timezone

from standardwebhooks.webhooks import Webhook

secret, seconds = sys.argv[1], int(sys.argv[2])
for zone in (timezone.utc, timezone(timedelta(hours=9))):
    moment = datetime.fromtimestamp(seconds, tz=zone)
    print(Webhook(secret).sign("msg_1", moment, "{}"))
PY

cat >receive.py <<'PY'
import sys

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

secret, seconds, signature = sys.argv[1:]
headers = {"webhook-id": "msg_1", "webhook-timestamp": seconds, "webhook-signature": signature}
try:
    print(Webhook(secret).verify("{}", headers))
except WebhookVerificationError as error:
    print(error)
PY

cat >receive.mjs <<'JS'
import { Webhook } from 'standardwebhooks';

const [secret, seconds, signature] = process.argv.slice(2);
const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': seconds, 'webhook-signature': signature };
try {
  console.log(JSON.stringify(new Webhook(secret).verify('{}', headers)));
} catch (error) {
  console.log(error.message);
}
JS

cat >sign.mjs <<'JS'
import { Webhook } from 'standardwebhooks';

const [secret, seconds] = process.argv.slice(2);
console.log(new Webhook(secret).sign('msg_1', new Date(seconds * 1000), '{}'));
JS

secret="whsec_$(head -c 24 /dev/urandom | base64)"
now=$(date +%s)
mapfile -t signed < <(venv/bin/python send.py "$secret" "$now")
signed+=("$(node sign.mjs "$secret" "$now")")
by=("Python, UTC" "Python, +09:00" "JavaScript")
seen=$(for place in 0 1 2; do
    echo "${by[$place]}, verified by Python: $(venv/bin/python receive.py "$secret" "$now" "${signed[$place]}")"
    echo "${by[$place]}, verified by JavaScript: $(node receive.mjs "$secret" "$now" "${signed[$place]}")"
done)
expected='Python, UTC, verified by Python: {}
Python, UTC, verified by JavaScript: {}
Python, +09:00, verified by Python: No matching signature found
Python, +09:00, verified by JavaScript: No matching signature found
JavaScript, verified by Python: {}
JavaScript, verified by JavaScript: {}'
echo "$seen"
[ "$seen" = "$expected" ]
