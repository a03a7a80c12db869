// Node's socket.io as it comes, without compression: the reference of the protocol.
// usage: node node.js PORT
import { createServer } from 'node:http';
import process from 'node:process';
import { Server } from 'socket.io';
import { newMessage } from './message.js';

const http = createServer();
const io = new Server(http, { perMessageDeflate: false, pingInterval: 25000 });
const taps = { all: 0 };

io.on('connection', (socket) => {
  socket.on('join_session', async ({ room }) => {
    await socket.join(room);
    socket.emit('joined_session', {});
  });
  socket.on('send_message', ({ message }, ack) => {
    const said = newMessage(message);
    io.to('r').emit('new_message', said);
    ack?.({ ok: true, id: said.id, seq: said.seq, sent_at: said.sent_at });
  });
  socket.on('send_reaction', ({ count = 1 }, ack) => {
    taps.all += count;
    ack?.({ ok: true, count });
  });
});

http.listen(Number(process.argv[2]), '127.0.0.1', 4096);
