// A real socket.io-client: plays the corpus, and prints what it was told, one JSON text.
import { io } from "socket.io-client";

const [url, ...transports] = process.argv.slice(2);
const options = { transports, forceNew: true, reconnection: false, timeout: 5000 };
const socket = io(url, { ...options, auth: { token: "안녕" } });
const told = [];
const note = (name) => (...args) => told.push([name, ...args]);

function bounded(promise) {
  const late = new Promise((_, no) => setTimeout(no, 5000, new Error("too late")).unref());
  return Promise.race([promise, late]);
}

function upgraded() {
  if (transports.at(-1) === socket.io.engine.transport.name) return true;
  return new Promise((yes) => socket.io.engine.once("upgrade", () => yes(true)));
}

async function connectError(namespace) {
  const other = socket.io.socket(namespace, {});
  const error = await bounded(
    new Promise((yes) => {
      other.once("connect_error", yes);
    }),
  );
  return [error.message, error.data ?? null];
}

async function play() {
  socket.onAny((name, ...args) => told.push([name, ...args]));
  await bounded(new Promise((yes) => socket.once("connect", yes)));
  await bounded(upgraded());
  const chat = socket.io.socket("/chat", {});
  chat.onAny(note("/chat"));
  await bounded(new Promise((yes) => chat.once("connect", yes)));
  const answers = [];
  for (const args of [[], [1], ["a", null], [{ deep: [1, { x: "👋" }] }], ["x".repeat(70000)]]) {
    answers.push(await socket.timeout(5000).emitWithAck("echo", ...args));
  }
  const order = await Promise.all(
    Array.from({ length: 10 }, (_, n) => socket.timeout(5000).emitWithAck("echo", n)),
  );
  answers.push(order, await chat.timeout(5000).emitWithAck("echo", "over there"));
  answers.push(await socket.timeout(5000).emitWithAck("shout", "all"));
  await bounded(new Promise((yes) => socket.once("ask", (n, ack) => (ack(n + 1), yes())) && socket.emit("ask me")));
  answers.push(await socket.timeout(5000).emitWithAck("what did I answer"));
  const refused = [await connectError("/closed"), await connectError("/unknown")];
  chat.disconnect();
  answers.push(await socket.timeout(5000).emitWithAck("echo", "still here"));
  return { transport: socket.io.engine.transport.name, answers, told, refused };
}

play()
  .then((seen) => console.log(JSON.stringify(seen)))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => {
    socket.io.engine.close(); // whatever namespaces are left
    setTimeout(() => process.exit(), 500).unref(); // a poll that the server leaves open
  });
