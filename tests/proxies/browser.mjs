// What a page does: polls first, upgrades if it can, joins, talks. One line of JSON says how it went.
// usage: browser.mjs URL SESSION TOKEN TEXT
import { io } from 'socket.io-client';

const [url, session, token, text] = process.argv.slice(2);
const seconds = 25;
const socket = io(url, {
  auth: { token, locale: 'en' },
  extraHeaders: { Origin: url },
  reconnection: false,
});

const fail = (why) => {
  console.log(JSON.stringify({ error: String(why) }));
  process.exit(1);
};
const timer = setTimeout(() => fail('nothing more happened'), seconds * 1000);
socket.on('connect_error', (error) => fail(error.message));

const upgraded = new Promise((resolve) => {
  socket.io.on('open', () => socket.io.engine.once('upgrade', () => resolve(true)));
  setTimeout(() => resolve(false), 5000);
});
const received = new Promise((resolve) => {
  socket.on('new_message', (message) => message.message === text && resolve(true));
});
socket.on('connected', async () => {
  const joined = await socket.emitWithAck('join_session', { session_id: session });
  const isUpgraded = await upgraded;
  const said = await socket.emitWithAck('send_message', { message: text });
  await received;
  clearTimeout(timer);
  console.log(JSON.stringify({ joined: joined.ok, said: said.ok, upgraded: isUpgraded }));
  socket.close();
  process.exit(0);
});
