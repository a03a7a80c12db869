// The official server as it comes: the reference.
// usage: node node.js PORT PING_INTERVAL_MS PING_TIMEOUT_MS CONNECT_TIMEOUT_MS
import { createServer } from 'node:http';
import process from 'node:process';
import { Server } from 'socket.io';

const [port, pingInterval, pingTimeout, connectTimeout] = process.argv.slice(2).map(Number);
const http = createServer();
const io = new Server(http, { pingInterval, pingTimeout, connectTimeout });

// As EngageNow answers an event that it does not know: by its ack, else by an event of its own.
function listen(socket) {
  socket.onAny((name, ...said) => {
    const ack = said.at(-1);
    if (typeof ack === 'function') ack({ ok: false });
    else socket.emit('error', { command: name });
  });
}

io.on('connection', listen);
io.of('/custom').on('connection', listen);
http.listen(port, '127.0.0.1');
