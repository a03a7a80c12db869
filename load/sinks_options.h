// What sinks.c is told: its options, and who its members are.

static _Noreturn void refuse(const char *why) {
  fprintf(stderr, "sinks: %s\n", why);
  exit(2);
}

static void read_options(int count, char **words) {
  static const struct option known[] = {
      {"port", 1, 0, 'p'},   {"host", 1, 0, 'h'},     {"members", 1, 0, 'n'},
      {"tokens", 1, 0, 't'}, {"rate", 1, 0, 'r'},     {"seconds", 1, 0, 's'},
      {"warmup", 1, 0, 'w'}, {"payload", 1, 0, 'b'},  {"probes", 1, 0, 'k'},
      {"acks", 1, 0, 'a'},   {"taps", 1, 0, 'e'},     {"join-rate", 1, 0, 'j'},
      {"window", 1, 0, 'W'}, {"reconnect", 1, 0, 'R'}, {"leave", 1, 0, 'l'},
      {"server", 1, 0, 'P'}, {"tap-acks", 1, 0, 'A'},
      {"pings", 1, 0, 'i'},  {"plain", 1, 0, 'B'},    {0}};
  for (int word; (word = getopt_long(count, words, "", known, NULL)) != -1;) {
    double number = optarg ? atof(optarg) : 0;
    switch (word) {
      case 'p': port = (int)number; break;
      case 'h': host = optarg; break;
      case 'n': members = (int)number; break;
      case 't': token_file = optarg; break;
      case 'r': rate = number; break;
      case 's': seconds = number; break;
      case 'w': warmup = number; break;
      case 'b': payload = (int)number; break;
      case 'k': probes = (int)number; break;
      case 'a': acks = (int)number; break;
      case 'e': taps = number; break;
      case 'j': join_rate = number; break;
      case 'W': window = (int)number; break;
      case 'R': rounds = number > 0 ? 2 : 1; break;
      case 'l': leave_seconds = number; break;
      case 'P': server = (int)number; break;
      case 'A': tap_acks = (int)number; break;
      case 'B': plain = (int)number; break;
      case 'i': pings = number; break;
      default: exit(2);
    }
  }
  struct in_addr address;
  if (inet_pton(AF_INET, host, &address) != 1 || (ntohl(address.s_addr) >> 24) != 127)
    refuse("only addresses of this computer (127.x.x.x) are measured");
  if (port < 1 || port > 65535) refuse("--port is missing");
  if (members < 1 || members > MAX_MEMBERS) refuse("--members: 1 to 16000");
  if (seconds <= 0 || warmup < 0 || seconds + warmup > 900) refuse("--seconds: 900 at most");
  if (rate < 0 || rate * (seconds + warmup) > MAX_MESSAGES) refuse("too many messages");
  if (taps < 0 || taps > MAX_TAPS) refuse("--taps: 20000 a second at most");
  if (pings < 0 || pings > 1000) refuse("--pings: 1000 a second at most");
  if (payload < 27 || payload > 500) refuse("--payload: 27 to 500 characters");
  if (leave_seconds > 60 || window < 1) refuse("--leave: 60 at most; --window: 1 at least");
  seconds += warmup;
  warm_count = (long)(rate * warmup), warm_taps = (long)(taps * warmup);
  dial_limit = window;
}

static void make_room(void) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  if (files.rlim_max < (rlim_t)members + 50) refuse("ulimit -n is below the number of members");
  // A late load tool measures itself; only root may ask for this, and without it we see the lag.
  setpriority(PRIO_PROCESS, 0, -10);
  room = calloc((size_t)members, sizeof *room);
  slowest = calloc((size_t)(rate * seconds) + 64, sizeof *slowest);
  seen = calloc((size_t)(rate * seconds) + 64, sizeof *seen);
  if (!probes) probes = members / 10 > 50 ? members / 10 : 50;
  if (probes > members) probes = members;
  // Evenly spread, with the last one: servers write to their members in the order they came.
  for (int i = 1; i <= probes; i++) room[(long)i * members / probes - 1].probe = 1;
  if (!token_file) known = members;
  else if ((tokens_from = open(token_file, O_RDONLY | O_NONBLOCK)) < 0)
    refuse("the token file cannot be read");
}

// A line a member, as they come: session id, token and, if need be, the time in us of
// CLOCK_MONOTONIC at which its joining began. A pipe may bring them while others join already.
static void read_tokens(void) {
  static char text[1 << 16];
  static size_t size;
  char session[200], token[1200];
  long long began = 0;
  if (known == members || tokens_from < 0) return;
  ssize_t more = read(tokens_from, text + size, sizeof text - 1 - size);
  if (!more && size == 0 && known == 0) return;  // a pipe that nobody has opened yet
  if (more < 0 && errno == EAGAIN) return;
  size += more > 0 ? (size_t)more : 0;
  text[size] = 0;
  char *line = text, *end;
  for (; known < members && (end = strchr(line, '\n')); line = end + 1) {
    *end = 0;
    int words = sscanf(line, "%199s %1199s %lld", session, token, &began);
    if (words < 2) refuse("a line of the token file is not SESSION TOKEN");
    room[known].session = strdup(session);
    room[known].token = strdup(token);
    room[known++].began = words > 2 ? began : 0;
  }
  size -= (size_t)(line - text);
  memmove(text, line, size);
  if (!more && known < members) refuse("the token file has fewer lines than there are members");
}
