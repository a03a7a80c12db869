// Below the ports that systems give to outgoing connections, which could have taken it.
const FIRST = Number(process.env.E2E_PORT ?? 17310);
const MOST_WORKERS = 8;

/** Where the server of all stories listens that need none of their own. */
export const SERVER_PORT = FIRST;
/** Where the provider of its company accounts does. */
export const ISSUER_PORT = FIRST + 1;
/** Where somebody else's site does, one for each of the stories told at once. */
export const SITE_PORTS = Array.from({ length: MOST_WORKERS }, (_, worker) => FIRST + 2 + worker);
/** And simulated exchanges, each at so many ports. */
const VENUES = 4;
export const EXCHANGE_PORTS = SITE_PORTS.map(
  (_, worker) => FIRST + 2 + MOST_WORKERS + VENUES * worker,
);
