// The two ends of sinks.c: what it is told, and what it says.

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
      {"server", 1, 0, 'P'}, {0}};
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
  if (payload < 27 || payload > 500) refuse("--payload: 27 to 500 characters");
  if (leave_seconds > 60 || window < 1) refuse("--leave: 60 at most; --window: 1 at least");
  seconds += warmup;
  warm_count = (long)(rate * warmup);
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

// What never arrived counts as late as we waited, or a lossy server would look quick.
static void weigh_what_is_missing(void) {
  for (long i = warm_count; i < sent; i++) {
    uint32_t missing = seen[i] < (uint32_t)probes ? (uint32_t)probes - seen[i] : 0;
    record(&delivery, DRAIN_LIMIT * 1000000LL, missing);
    record(&last_times, missing ? DRAIN_LIMIT * 1000000LL : slowest[i], 1);
  }
}

static void print_counts(void) {
  uint32_t least = UINT32_MAX, most = 0;
  long odd = 0;
  for (int i = 0; i < members; i++) {
    if (room[i].got < least) least = room[i].got;
    if (room[i].got > most) most = room[i].got;
    odd += room[i].probe && room[i].index_sum != (uint64_t)sent * (uint64_t)(sent - 1) / 2;
  }
  long expected = sent * members;
  printf("\"messages\":{\"sent\":%ld,\"due\":%ld,\"expected\":%ld,\"received\":%ld,\"lost\":%ld,"
         "\"per_member_least\":%u,\"per_member_most\":%u,\"odd_probes\":%ld,\"acks\":%ld,"
         "\"conserved\":%s},",
         sent, due_total, expected, received, expected - received, least, most, odd, acked,
         phase == DONE && received == expected && least == most && !odd && sent == due_total &&
                 (!acks || acked == sent)
             ? "true" : "false");
}

static void print_server(void) {
  double used = cpu_end - cpu_warm;
  long counted = received - received_before;
  printf("\"server\":{\"cpu_seconds\":%.3f,\"seconds\":%.3f,\"cpu_share\":%.4f,"
         "\"deliveries\":%ld,\"us_per_delivery\":%.4f,\"idle_cpu_share\":%.4f,"
         "\"cpu_join_seconds\":%.3f,\"cpu_rejoin_seconds\":%.3f,\"cpu_leave_seconds\":%.3f,"
         "\"memory_before_kb\":%ld,\"memory_joined_kb\":%ld,\"memory_end_kb\":%ld,"
         "\"memory_per_member_kb\":%.2f},",
         used, run_seconds, run_seconds > 0 ? used / run_seconds : 0, counted,
         counted > 0 ? used * 1e6 / (double)counted : 0, idle_cpu, cpu_joined,
         rounds > 1 ? cpu_rejoin : 0, leave_seconds > 0 ? cpu_left : 0, memory_before,
         memory_joined, memory_end, (double)(memory_joined - memory_before) / members);
}

static void print_report(void) {
  weigh_what_is_missing();
  double late = percentile_ms(&lag, .99);
  for (char *c = refusal; *c; c++)
    if (*c == '"' || *c == '\\' || (unsigned char)*c < 32) *c = '\'';
  printf("{\"members\":%d,\"all_joined\":%s,\"rate\":%g,\"payload\":%d,\"probes\":%d,", members,
         phase == DONE ? "true" : "false", rate, payload, probes);
  printf("\"join\":{\"seconds\":%.3f,\"per_second\":%.1f},", join_seconds,
         join_seconds > 0 ? members / join_seconds : 0);
  printf("\"rejoin\":{\"seconds\":%.3f},", rejoin_seconds);
  print_counts();
  print_histogram("join_ms", &join_times);
  print_histogram("rejoin_ms", &rejoin_times);
  print_histogram("ack_ms", &ack_times);
  print_histogram("delivery_ms", &delivery);
  print_histogram("last_member_ms", &last_times);
  // The first frame opens the first interval, so it is none of those that are counted.
  double ticks = reactions_run > members ? (double)reactions_run / members - 1 : 0;
  printf("\"reactions\":{\"taps\":%ld,\"frames\":%ld,\"frames_per_second\":%.3f},", tapped,
         reactions, ticks / seconds);
  print_server();
  printf("\"refused\":%ld,\"refusal\":\"%s\",\"lost_sockets\":%ld,\"failed_writes\":%ld,"
         "\"frames\":%ld,", refused, refusal, lost_sockets, failed_writes, frames);
  printf("\"generator\":{\"lag_p99_ms\":%.3f,\"lag_max_ms\":%.3f,\"cpu_share\":%.3f,"
         "\"void\":%s},", late, (double)lag.max / 1e3,
         run_seconds > 0 ? (own_end - own_start) / run_seconds : 0,
         late > VOID_LAG_MS ? "true" : "false");
  printf("\"series_of\":[\"t\",\"joined\",\"sent\",\"received\",\"p50_ms\",\"p99_ms\","
         "\"cpu_seconds\",\"memory_kb\"],\"series\":[%s]}\n", series);
}

static void tell(int64_t t) {
  static const char *names[] = {"join", "settle", "run", "drain", "leave"};
  if (t >= progress_due && phase < DONE) {
    double share = phase == JOIN ? (double)joined / members
                 : phase == RUN ? (double)(t - round_began) / (seconds * 1e6 / rounds) : 1;
    fprintf(stderr, "progress %s %.3f\n", names[phase], share > 1 ? 1 : share);
    progress_due = t + PROGRESS;
  }
  if (t < tick_due || phase == LEAVE || series_size > sizeof series - 200) return;
  tick_due = t + TICK;
  series_size += (size_t)snprintf(
      series + series_size, 200, "%s[%.2f,%d,%ld,%ld,%.2f,%.2f,%.2f,%ld]", series_size ? "," : "",
      (double)(t - start) / 1e6, joined, sent, received, percentile_ms(&recent, .5),
      percentile_ms(&recent, .99), cpu_of(server) - cpu_start, memory_of(server));
  memset(&recent, 0, sizeof recent);
}
