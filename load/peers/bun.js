// uWebSockets by way of Bun: `publish` fans out in C++, and messages of one loop turn share a write.
// It speaks as much of Engine.IO and Socket.IO as the load client needs.
// usage: bun bun.js PORT
import process from 'node:process';
import { newMessage } from './message.js';

const OPEN =
  '0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}';
const taps = { all: 0 };

function onText(socket, text) {
  if (text.startsWith('40')) socket.send('40{"sid":"x"}');
  if (!text.startsWith('42')) return;
  const start = text.indexOf('[');
  const [event, data] = JSON.parse(text.slice(start));
  if (event === 'join_session') {
    socket.subscribe(data.room);
    socket.send('42["joined_session",{}]');
  } else if (event === 'send_message') {
    const said = newMessage(data.message);
    server.publish('r', '42' + JSON.stringify(['new_message', said]));
    if (start > 2) socket.send(`43${text.slice(2, start)}[{"ok":true,"seq":${said.seq}}]`);
  } else if (event === 'send_reaction') {
    const { count = 1 } = data;
    taps.all += count;
    if (start > 2) socket.send(`43${text.slice(2, start)}[{"ok":true,"count":${count}}]`);
  }
}

const server = Bun.serve({
  port: Number(process.argv[2]),
  hostname: '127.0.0.1',
  fetch: (request, self) => (self.upgrade(request) ? undefined : new Response('', { status: 400 })),
  websocket: { perMessageDeflate: false, open: (socket) => socket.send(OPEN), message: onText },
});
