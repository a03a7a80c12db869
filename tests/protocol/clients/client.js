// One of the official clients in a room: joins, talks, reacts, and comes back when the server was away.
// usage: node client.js PACKAGE URL CODE NAME TRANSPORTS
// It says `there` and `back` when it is, and at "the end" prints what it has received, one JSON text.
import process from 'node:process';

const [name, url, code, nickname, transports] = process.argv.slice(2);
const { io } = await import(name);
const socket = io(url, {
  transports: transports.split(','),
  reconnectionDelay: 200,
  forceNew: true,
});
const told = { received: [], refused: [], since: null, token: null, joined: 0 };

function report(word) {
  process.stdout.write(`${word}\n`);
}

function receive({ seq, message }) {
  told.since = seq;
  told.received.push(message);
  if (message !== 'the end') return;
  report(JSON.stringify({ ...told, transport: socket.io.engine.transport.name }));
  socket.disconnect();
}

function acknowledged(answer) {
  if (!answer.ok) told.refused.push(answer);
  return answer.ok;
}

function talk() {
  const message = `${nickname} ${told.joined}`;
  socket.emit('send_message', { message, client_id: message }, (sent) => {
    if (!acknowledged(sent)) return;
    socket.emit('send_reaction', { emoji: '👍' }, (counted) => {
      if (acknowledged(counted)) report(told.joined === 1 ? 'there' : 'back');
    });
  });
}

socket.on('connect', () => {
  const known = told.token ? { token: told.token, since: told.since } : {};
  socket.emit('join_session', { session_code: code, nickname, ...known }, acknowledged);
});
socket.on('joined_session', ({ seq, token, events }) => {
  told.joined += 1;
  told.token = told.token ?? token;
  const missed = (events ?? []).filter(({ type }) => type === 'new_message');
  missed.forEach(({ seq: at, data }) => receive({ ...data, seq: at }));
  told.since = seq;
  talk();
});
socket.on('new_message', receive);
