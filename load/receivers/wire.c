#define _GNU_SOURCE  // epoll_pwait2
#include "wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "counts.h"
#include "options.h"
#include "schedule.h"
#include "usage.h"

enum { READ_BYTES = 1 << 18, EVENTS = 256 };

static int poller;
static const Listener *listener;

void open_wire(const Listener *to) {
  listener = to;
  poller = epoll_create1(0);
}

// One masked text frame; gives back its size. The mask is the one that changes nothing.
static size_t frame_text(unsigned char *out, const char *text) {
  size_t size = strlen(text), at = 0;
  out[at++] = 0x81;
  if (size < 126) out[at++] = (unsigned char)(0x80 | size);
  else out[at++] = 0xFE, out[at++] = (unsigned char)(size >> 8), out[at++] = (unsigned char)size;
  memset(out + at, 0, 4);
  memcpy(out + at + 4, text, size);
  return at + 4 + size;
}

void hang_up(Member *m) {
  struct linger at_once = {1, 0};  // leaves no port in TIME_WAIT
  if (m->state == CLOSED) return;
  setsockopt(m->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close(m->fd);
  if (m->state == JOINED) room.joined--;
  m->state = CLOSED;
  m->kept_size = 0;
}

void send_text(Member *m, const char *text) {
  unsigned char out[4096];
  size_t size = frame_text(out, text);
  if (write(m->fd, out, size) != (ssize_t)size) counts.failed_writes++;
}

// It counts from when it went out, for nobody waits for an answer before the next one.
void send_ping(Member *m, int64_t t) {
  unsigned char out[40] = {0x89, 0x80 | 16};
  snprintf((char *)out + 6, sizeof out - 6, "%016lld", (long long)t);
  if (write(m->fd, out, 22) != 22) counts.failed_writes++;
  counts.pinged++;
}

static void on_pong(const char *text, int64_t t) {
  int64_t asked = atoll(text);
  int at = part;
  while (at > 0 && asked < part_began[at]) at--;
  record(&times.answers[at], t - asked, 1);
  counts.ponged++;
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
    if ((b[0] & 15) == 1 && length) listener->text(m, text, length, t);
    if ((b[0] & 15) == 10) on_pong(text, t);
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
    count_refusal("upgrade: ", bytes, 12);
    hang_up(m);
    return size;
  }
  m->state = OPENING;
  listener->opened(m, now_us());
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
    counts.lost_sockets++;
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
                      "GET %s HTTP/1.1\r\nHost: %s:%d\r\n"
                      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                      options.plain ? "/room" : "/socket.io/?EIO=4&transport=websocket",
                      options.host, options.port);
  m->state = UPGRADING;
  if (write(m->fd, ask, (size_t)size) != size) counts.failed_writes++;
}

// Which port, the kernel says later: it may be one that leads elsewhere too.
static void choose_source(const Member *m) {
  int on = 1;
  uint32_t address = INADDR_LOOPBACK + (uint32_t)((m - room.members) / options.per_address);
  struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr = {htonl(address)}};
  setsockopt(m->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  if (bind(m->fd, (struct sockaddr *)&from, sizeof from)) perror("bind"), exit(1);
}

void dial(Member *m, int64_t meant) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)options.port)};
  int on = 1;
  inet_pton(AF_INET, options.host, &to.sin_addr);
  m->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (m->fd < 0) perror("socket"), exit(1);
  setsockopt(m->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  choose_source(m);
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

void read_room(int64_t wait, void (*between)(int64_t t)) {
  struct epoll_event events[EVENTS];
  struct timespec timeout = {0, wait * 1000};
  int count = epoll_pwait2(poller, events, EVENTS, &timeout, NULL);
  for (int i = 0; i < count; i++) {
    int64_t t = now_us();
    on_event(&events[i], t);
    if (i % 8 == 7) between(t);
  }
}
