#!/usr/bin/env bash
# socket.io 4.8.4 (engine.io 6.6.13): the protocol's `close` packet ends a session that polls, and nothing on a WebSocket.
#
# Engine.IO 4 lists packet type 1, `close`, for every transport, and the official test suite has a case "forcefully
# closes the session" for each of the two. One would expect that a client that sends `1` is gone for the server. By
# polling it is: the session is ended, and the next request is 400. On a WebSocket the official server ignores the packet:
# the session stays, events are handled and acknowledged. The suite's case passes all the same, since its client
# answers no ping either, and is cut for that half a second later. socket.io-client does not notice, as it closes the
# WebSocket itself; a client that trusts the text leaves a member behind for pingInterval + pingTimeout (45 s).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts socket.io@4.8.4 engine.io@6.6.13 ws@8.18.3 >/dev/null

cat >try.mjs <<'JAVASCRIPT'
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Server } from 'socket.io';
import WebSocket from 'ws';

function same(what, seen, expected) {
  console.log(`${what}: ${seen}`);
  if (seen !== expected) throw new Error(`changed: expected ${expected}`);
}

const http = createServer();
const io = new Server(http);
const ended = [];
io.on('connection', (socket) => {
  socket.on('hello', (ack) => ack('still here'));
  socket.on('disconnect', (reason) => ended.push(reason));
});
await once(http.listen(0, '127.0.0.1'), 'listening');
const at = `127.0.0.1:${http.address().port}/socket.io/?EIO=4`;

// By polling.
const polling = `http://${at}&transport=polling`;
const { sid } = JSON.parse((await (await fetch(polling)).text()).slice(1));
const session = `${polling}&sid=${sid}`;
const post = (body) => fetch(session, { method: 'POST', body });
await post('40');
same('polling, after connecting', (await (await fetch(session)).text()).slice(0, 3), '40{');
await post('1');
same('polling, after close', (await post('420["hello"]')).status, 400);
same('polling, the server noticed', ended.length, 1);

// On a WebSocket.
const socket = new WebSocket(`ws://${at}&transport=websocket`);
const heard = [];
let news = () => {};
socket.on('message', (data) => (heard.push(String(data)), news()));
const next = async () => {
  while (!heard.length) await new Promise((yes) => (news = yes));
  return heard.shift();
};
await next();
socket.send('40');
same('WebSocket, after connecting', (await next()).slice(0, 3), '40{');
socket.send('1');
socket.send('420["hello"]');
same('WebSocket, after close', await next(), '430["still here"]');
same('WebSocket, the server noticed', ended.length - 1, 0);
socket.terminate();
await io.close();
JAVASCRIPT
timeout 60 node try.mjs
