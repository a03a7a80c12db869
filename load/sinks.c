// A room full of Socket.IO clients in one thread: joins, drains, counts, and sends on a schedule.
//
// Open loop: every message carries the time it was meant to be sent at, and latency counts from
// there, so that a server that stalls cannot hide the messages it kept from being sent.
// Prints one JSON object; `progress PHASE SHARE` lines go to stderr. Loopback only, and bounded:
// it ends by itself after the time its options add up to.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include "sinks.h"

enum { MAX_MEMBERS = 16000, MAX_MESSAGES = 2000000, MAX_SERIES = 4000, MAX_TAPS = 20000 };
enum { READ_BYTES = 1 << 18, TICK = 500000, PROGRESS = 250000, JOIN_LIMIT = 90, DRAIN_LIMIT = 10 };
enum { SETTLE = 1000000, VOID_LAG_MS = 5 };

typedef enum { CLOSED, DIALLING, UPGRADING, OPENING, CONNECTING, JOINED } State;
typedef enum { JOIN, REST, RUN, DRAIN, LEAVE, DONE } Phase;

typedef struct {
  int fd;
  uint8_t state, probe;
  uint32_t got, kept_size;       // messages received; bytes of an unfinished frame
  uint64_t index_sum;            // probes: the sum of the indexes received, which shows doubles
  int64_t began;                 // when it was meant to dial
  char *kept, *session, *token;  // the token file's words; NULL in bare mode
} Member;

// Options, in the units of their names.
static int port, members = 100, probes = 0, payload = 100, window = 200, acks = 0, rounds = 1, server = 0;
static double rate = 0, taps = 0, seconds = 10, warmup = 1, join_rate = 0, leave_seconds = 0;
static char *host = "127.0.0.1", *token_file = NULL;

static Member *room;
static int poller, joined, dialled, dial_limit, known, tokens_from = -1;  // known: have a token
static Phase phase = JOIN;
static int64_t phase_began, start, round_began, tick_due, progress_due, measured_from;
static long sent, round_first, tapped, received, acked, refused, reactions, frames, lost_sockets;
static long failed_writes, reactions_run, head, due_total, warm_count, received_before, round_number;
static int64_t *slowest;  // by message: its latency to the probe that had it last
static uint32_t *seen;    // by message: how many probes have it
static Histogram join_times, rejoin_times, delivery, ack_times, last_times, lag, recent;
static char refusal[160], series[MAX_SERIES * 160];
static size_t series_size;
static double cpu_start, cpu_warm, cpu_end, cpu_joined, cpu_left, cpu_rejoin, own_start, own_end;
static double idle_cpu, join_seconds, rejoin_seconds, run_seconds;
static long memory_before, memory_joined, memory_end;

static int64_t meant_at(long index) {
  return round_began + (int64_t)((double)(index - round_first) * 1e6 / rate);
}

static void hang_up(Member *m) {
  struct linger at_once = {1, 0};  // cut like a lost network, and leave no port in TIME_WAIT
  if (m->state == CLOSED) return;
  setsockopt(m->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close(m->fd);
  if (m->state == JOINED) joined--;
  m->state = CLOSED;
  m->kept_size = 0;
}

static void send_text(Member *m, const char *text) {
  unsigned char out[4096];
  size_t size = frame_text(out, text);
  if (write(m->fd, out, size) != (ssize_t)size) failed_writes++;
}

static void send_join(Member *m) {
  char text[2048], since[40] = "";
  if (!m->token) {
    send_text(m, "42[\"join_session\",{\"room\":\"r\"}]");
    return;
  }
  if (round_number) snprintf(since, sizeof since, ",\"since\":%ld", head);
  snprintf(text, sizeof text, "42[\"join_session\",{\"session_id\":\"%s\",\"token\":\"%s\"%s}]",
           m->session, m->token, since);
  send_text(m, text);
}

static void send_message(int64_t t) {
  char text[2048], id[16] = "";
  int64_t meant = meant_at(sent);
  record(&lag, t - meant, 1);
  if (acks) snprintf(id, sizeof id, "%ld", sent);
  int at = snprintf(text, sizeof text, "42%s[\"send_message\",{\"message\":\"@%016lld#%08ld ", id,
                    (long long)meant, sent);
  for (int i = 27; i < payload; i++) text[at++] = (char)('a' + i % 26);
  strcpy(text + at, "\"}]");
  send_text(&room[sent * 7 % members], text);
  sent++;
}

static void on_message(Member *m, char *text, size_t size, int64_t t) {
  m->got++;
  received++;
  if (m == room && token_file) {
    char *seq = memmem(text, size, "\"seq\":", 6);
    if (seq && atol(seq + 6) > head) head = atol(seq + 6);
  }
  if (!m->probe) return;
  char *stamp = memmem(text, size, "\"message\":\"@", 12);
  if (!stamp) return;
  int64_t took = t - strtoll(stamp + 12, NULL, 10);
  long index = atol(stamp + 29);
  if (index < 0 || index >= sent) return;
  m->index_sum += (uint64_t)index;
  seen[index]++;
  if (took > slowest[index]) slowest[index] = took;
  if (index >= warm_count) record(&delivery, took, 1);
  record(&recent, took, 1);
}

static void on_ack(char *text, size_t size, int64_t t) {
  long index = atol(text + 2);
  if (memmem(text, size, "\"ok\":true", 9)) acked++;
  else refused++, snprintf(refusal, sizeof refusal, "%.150s", text);
  if (index >= warm_count && index < sent) record(&ack_times, t - meant_at(index), 1);
}

static void on_joined(Member *m, int64_t t) {
  if (m->state == JOINED) return;
  m->state = JOINED;
  joined++;
  record(round_number ? &rejoin_times : &join_times, t - m->began, 1);
}

static void on_text(Member *m, char *text, size_t size, int64_t t) {
  frames++;
  if (starts(text, size, "42[\"new_message\"")) on_message(m, text, size, t);
  else if (text[0] == '2') send_text(m, "3");
  else if (text[0] == '0') m->state = CONNECTING, send_text(m, "40");
  else if (starts(text, size, "40")) send_join(m);
  else if (starts(text, size, "43")) on_ack(text, size, t);
  else if (starts(text, size, "42[\"joined_session\"")) on_joined(m, t);
  else if (starts(text, size, "42[\"reaction_update\"")) reactions++;
  else if (starts(text, size, "42[\"error\"") || starts(text, size, "44"))
    refused++, snprintf(refusal, sizeof refusal, "%.*s", (int)(size < 150 ? size : 150), text);
}

// Takes every whole frame out of the bytes, and gives back how many bytes that were.
static size_t take_frames(Member *m, char *bytes, size_t size, int64_t t) {
  size_t at = 0;
  while (size - at >= 2) {
    unsigned char *b = (unsigned char *)bytes + at;
    size_t length = b[1] & 127, header = 2;
    if (length == 126) header = 4;
    if (length == 127) header = 10;
    if (size - at < header) break;
    if (header > 2) length = 0;
    for (size_t i = 2; i < header; i++) length = length << 8 | b[i];
    if (size - at < header + length) break;
    char *text = bytes + at + header, after = text[length];
    text[length] = 0;  // numbers are read with atol, which must end
    if ((b[0] & 15) == 1 && length) on_text(m, text, length, t);
    text[length] = after;
    at += header + length;
  }
  return at;
}

static size_t take_upgrade(Member *m, char *bytes, size_t size) {
  bytes[size] = 0;
  char *end = strstr(bytes, "\r\n\r\n");
  if (!end) return 0;
  if (strncmp(bytes, "HTTP/1.1 101", 12)) {
    refused++;
    snprintf(refusal, sizeof refusal, "upgrade: %.12s", bytes);
    hang_up(m);
    return size;
  }
  m->state = OPENING;
  return (size_t)(end + 4 - bytes);
}

static void read_member(Member *m, int64_t t) {
  static char bytes[READ_BYTES + 1];
  if (m->kept_size > READ_BYTES / 2) hang_up(m);  // no server of ours sends such a frame
  if (m->state == CLOSED) return;
  if (m->kept_size) memcpy(bytes, m->kept, m->kept_size);
  ssize_t more = read(m->fd, bytes + m->kept_size, READ_BYTES - m->kept_size);
  if (more < 0 && errno == EAGAIN) return;
  if (more <= 0) {
    lost_sockets++;
    hang_up(m);
    return;
  }
  size_t size = m->kept_size + (size_t)more, taken = 0;
  if (m->state == UPGRADING) taken = take_upgrade(m, bytes, size);
  if (m->state > UPGRADING) taken += take_frames(m, bytes + taken, size - taken, t);
  if (m->state == CLOSED) return;
  m->kept_size = (uint32_t)(size - taken);
  if (m->kept_size) {
    m->kept = realloc(m->kept, m->kept_size);
    memcpy(m->kept, bytes + taken, m->kept_size);
  } else free(m->kept), m->kept = NULL;
}

static void ask_upgrade(Member *m) {
  char ask[300];
  int size = snprintf(ask, sizeof ask,
                      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: %s:%d\r\n"
                      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", host, port);
  m->state = UPGRADING;
  if (write(m->fd, ask, (size_t)size) != size) failed_writes++;
}

static void dial(Member *m, int64_t meant) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  int on = 1;
  inet_pton(AF_INET, host, &to.sin_addr);
  m->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (m->fd < 0) perror("socket"), exit(1);
  setsockopt(m->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  m->state = DIALLING, m->began = meant;
  int waits = connect(m->fd, (struct sockaddr *)&to, sizeof to) != 0;
  if (waits && errno != EINPROGRESS) perror("connect"), exit(1);
  struct epoll_event event = {.events = EPOLLIN | (waits ? EPOLLOUT : 0), .data.ptr = m};
  epoll_ctl(poller, EPOLL_CTL_ADD, m->fd, &event);
  if (!waits) ask_upgrade(m);
}

static void on_event(struct epoll_event *event, int64_t t) {
  Member *m = event->data.ptr;
  if (m->state == DIALLING && event->events & EPOLLOUT) {
    struct epoll_event reads = {.events = EPOLLIN, .data.ptr = m};
    epoll_ctl(poller, EPOLL_CTL_MOD, m->fd, &reads);
    ask_upgrade(m);
  } else if (m->state != CLOSED) read_member(m, t);
}

#include "sinks_report.h"

static void enter(Phase next, int64_t t) {
  phase = next, phase_began = t;
}

static int64_t meant_to_dial(const Member *m, int64_t t) {
  if (round_number) return phase_began;
  if (m->began) return m->began;  // whoever gave us the token began then
  return join_rate > 0 ? phase_began + (int64_t)((double)(m - room) * 1e6 / join_rate) : t;
}

static void work_join(int64_t t) {
  int limit = round_number ? members : dial_limit;  // who comes back asks nobody to wait
  read_tokens();
  while (dialled < known && dialled - joined < limit) {
    int64_t meant = meant_to_dial(&room[dialled], t);
    if (meant > t) break;
    dial(&room[dialled++], meant);
  }
  if (joined < members) return;
  if (round_number) rejoin_seconds = (double)(t - phase_began) / 1e6, cpu_rejoin = cpu_of(server) - cpu_rejoin;
  else join_seconds = (double)(t - phase_began) / 1e6, cpu_joined = cpu_of(server) - cpu_start;
  enter(REST, t);
  idle_cpu = cpu_of(server);
}

static void work_rest(int64_t t) {
  if (t - phase_began < SETTLE) return;
  idle_cpu = (cpu_of(server) - idle_cpu) / ((double)(t - phase_began) / 1e6);
  if (!round_number) memory_joined = memory_of(server), measured_from = t;
  if (!round_number) own_start = own_cpu(), cpu_warm = cpu_of(server), received_before = received;
  round_began = t;
  round_first = sent;
  due_total += (long)(rate * seconds / rounds);
  enter(RUN, t);
}

static void work_run(int64_t t) {
  for (int burst = 0; burst < 64 && rate > 0 && sent < due_total && meant_at(sent) <= t; burst++) {
    if (sent == warm_count && !round_number)
      cpu_warm = cpu_of(server), received_before = received, measured_from = t, own_start = own_cpu();
    send_message(t);
    t = now_us();
  }
  int64_t length = (int64_t)(seconds * 1e6 / rounds);
  for (int burst = 0; burst < 64 && taps > 0; burst++) {
    int64_t meant = round_began + (int64_t)((double)tapped * 1e6 / taps);
    if (meant > t || meant >= round_began + length) break;
    record(&lag, t - meant, 1);
    send_text(&room[tapped++ * 7 % members], "42[\"send_reaction\",{\"emoji\":\"\xF0\x9F\x91\x8D\"}]");
  }
  if (sent >= due_total && t - round_began >= length) reactions_run = reactions, enter(DRAIN, t);
}

static void work_drain(int64_t t) {
  int done = received >= sent * members && (!acks || acked + refused >= sent);
  if (!done && t - phase_began < DRAIN_LIMIT * 1000000LL) return;
  cpu_end = cpu_of(server), own_end = own_cpu();
  memory_end = memory_of(server);
  run_seconds = (double)(t - measured_from) / 1e6;
  cpu_rejoin = round_number + 1 < rounds ? cpu_end : cpu_rejoin;
  cpu_left = cpu_end;
  if (++round_number >= rounds && leave_seconds <= 0) {
    enter(DONE, t);
    return;
  }
  for (int i = 0; i < members; i++) hang_up(&room[i]);
  dialled = 0;
  enter(round_number < rounds ? JOIN : LEAVE, now_us());
}

static void work_leave(int64_t t) {
  if (t - phase_began >= (int64_t)(leave_seconds * 1e6))
    cpu_left = cpu_of(server) - cpu_left, enter(DONE, t);
}

static void wait_for_events(void) {
  struct epoll_event events[256];
  int64_t t = now_us(), due = t + 2000;
  if (phase == RUN && rate > 0 && sent < due_total && meant_at(sent) < due) due = meant_at(sent);
  if (phase == RUN && taps > 0) due = t + 500;
  int64_t wait = due > t ? due - t : 0;
  struct timespec timeout = {0, wait * 1000};
  int count = epoll_pwait2(poller, events, 256, &timeout, NULL);
  for (int i = 0; i < count; i++) {
    t = now_us();
    on_event(&events[i], t);
    if (phase == RUN && i % 8 == 7) work_run(t);  // a full room must not make the schedule late
  }
}

int main(int count, char **words) {
  static void (*const work[])(int64_t) = {work_join, work_rest, work_run, work_drain, work_leave};
  read_options(count, words);
  make_room();
  signal(SIGPIPE, SIG_IGN);
  poller = epoll_create1(0);
  start = now_us();
  cpu_start = cpu_of(server);
  memory_before = memory_of(server);
  enter(JOIN, start);
  while (phase != DONE) {
    int64_t t = now_us();
    work[phase](t);
    tell(t);
    wait_for_events();
    if (phase == JOIN && t - phase_began > JOIN_LIMIT * 1000000LL) break;
  }
  print_report();
  return 0;
}
