// A room full of Socket.IO clients in one thread: joins, drains, counts, and sends on a schedule.
//
// Open loop: every message carries the time it was meant to be sent at, and latency counts from
// there, so that a server that stalls cannot hide the messages it kept from being sent.
// Prints one JSON object; `progress PHASE SHARE` lines go to stderr. Loopback only, and bounded:
// it ends by itself after the time its options add up to, and on SIGTERM ends its run at once.
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
#include "sinks_room.h"
#include "sinks_wire.h"
#include "sinks_talk.h"
#include "sinks_options.h"
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

// What was before is part of no figure: caches are warm now, and code is compiled.
static void begin_measuring(int64_t t) {
  cpu_warm = cpu_of(server), own_start = own_cpu(), measured_from = t;
  received_before = received, tapped_before = tapped;
}

static void work_rest(int64_t t) {
  if (t - phase_began < SETTLE) return;
  idle_cpu = (cpu_of(server) - idle_cpu) / ((double)(t - phase_began) / 1e6);
  if (!round_number) memory_joined = memory_of(server), begin_measuring(t);
  round_began = t;
  round_first = sent;
  due_total += (long)(rate * seconds / rounds);
  enter(RUN, t);
}

static int64_t meant_to_ping(void) {
  return round_began + (int64_t)((double)pinged * 1e6 / pings);
}

static void work_run(int64_t t) {
  if (!measures && t - round_began >= (int64_t)(warmup * 1e6)) measures = 1, begin_measuring(t);
  for (int burst = 0; burst < 64 && rate > 0 && sent < due_total && meant_at(sent) <= t; burst++) {
    send_message(t);
    t = now_us();
  }
  int64_t length = (int64_t)(seconds * 1e6 / rounds);
  for (int burst = 0; burst < 64 && taps > 0; burst++) {
    int64_t meant = tap_meant_at(tapped);
    if (meant > t || meant >= round_began + length) break;
    send_tap(t);
  }
  for (; pings > 0 && meant_to_ping() <= t && !stopped; t = now_us()) {
    record(&lag, t - meant_to_ping(), 1);
    send_ping(&room[pinged % members], t);
  }
  if (stopped || (sent >= due_total && t - round_began >= length)) reactions_run = reactions, enter(DRAIN, t);
}

static void work_drain(int64_t t) {
  int done = received >= sent * members && (!acks || acked + refused >= sent) &&
             (!tap_acks || tap_acked + refused >= tapped) && ponged >= pinged;
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
  if (phase == RUN && (taps > 0 || pings > 0)) due = t + 500;
  int64_t wait = due > t ? due - t : 0;
  struct timespec timeout = {0, wait * 1000};
  int count = epoll_pwait2(poller, events, 256, &timeout, NULL);
  for (int i = 0; i < count; i++) {
    t = now_us();
    on_event(&events[i], t);
    if (phase == RUN && i % 8 == 7) work_run(t);  // a full room must not make the schedule late
  }
}

static void on_signal(int number) {
  if (number == SIGTERM) stopped = 1;
  else if (part < PARTS - 1) part_began[part + 1] = now_us(), part++;
}

int main(int count, char **words) {
  static void (*const work[])(int64_t) = {work_join, work_rest, work_run, work_drain, work_leave};
  read_options(count, words);
  make_room();
  signal(SIGPIPE, SIG_IGN);
  signal(SIGTERM, on_signal);
  signal(SIGUSR1, on_signal);
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
