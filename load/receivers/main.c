// A room full of Socket.IO clients in one thread: joins, drains, counts, and sends on a schedule.
//
// Open loop: every message carries the time it was meant to be sent at, and latency counts from
// there, so that a server that stalls cannot hide the messages it kept from being sent.
// Prints one JSON object; `progress PHASE SHARE` lines go to stderr. Loopback only, and bounded:
// it ends by itself after the time its options add up to, and on SIGTERM ends its run at once.
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>

#include "counts.h"
#include "options.h"
#include "report.h"
#include "room.h"
#include "schedule.h"
#include "talk.h"
#include "usage.h"
#include "wire.h"

static int64_t measured_from;
static int is_measuring;

// Microseconds of sending in each round.
static int64_t round_length(void) {
  return (int64_t)(options.seconds * 1e6 / options.rounds);
}

static int64_t meant_to_dial(const Member *m, int64_t t) {
  if (schedule.round_number) return schedule.phase_began;
  if (m->began) return m->began;  // whoever gave us the token began then
  if (options.join_rate <= 0) return t;
  return schedule.phase_began + (int64_t)((double)(m - room.members) * 1e6 / options.join_rate);
}

static void all_joined(int64_t t) {
  double took = (double)(t - schedule.phase_began) / 1e6, cpu = cpu_of(options.server);
  if (schedule.round_number)
    readings.rejoin_seconds = took, readings.cpu_rejoin = cpu - readings.cpu_rejoin;
  else readings.join_seconds = took, readings.cpu_joined = cpu - readings.cpu_start;
  enter(REST, t);
  readings.idle_cpu = cpu_of(options.server);
}

static void work_join(int64_t t) {
  // Who comes back asks nobody to wait.
  int limit = schedule.round_number ? options.members : options.window;
  read_tokens();
  while (room.dialled < room.known && room.dialled - room.joined < limit) {
    Member *next = &room.members[room.dialled];
    int64_t meant = meant_to_dial(next, t);
    if (meant > t) break;
    room.dialled++;
    dial(next, meant);
  }
  if (room.joined >= options.members) all_joined(t);
}

// What was before is part of no figure: caches are warm now, and code is compiled.
static void begin_measuring(int64_t t) {
  readings.cpu_warm = cpu_of(options.server), readings.own_start = own_cpu(), measured_from = t;
  readings.received_before = counts.received, readings.tapped_before = counts.tapped;
}

static void work_rest(int64_t t) {
  int64_t rested = t - schedule.phase_began;
  if (rested < SETTLE) return;
  readings.idle_cpu = (cpu_of(options.server) - readings.idle_cpu) / ((double)rested / 1e6);
  if (!schedule.round_number)
    readings.memory_joined = memory_of(options.server), begin_measuring(t);
  schedule.round_began = t;
  schedule.round_first = counts.sent;
  schedule.due_total += (long)(options.rate * options.seconds / options.rounds);
  enter(RUN, t);
}

static int is_message_due_by(int64_t t) {
  return options.rate > 0 && counts.sent < schedule.due_total && meant_at(counts.sent) <= t;
}

static int64_t send_what_is_due(int64_t t) {
  for (int burst = 0; burst < 64 && is_message_due_by(t); burst++) {
    send_message(t);
    t = now_us();
  }
  for (int burst = 0; burst < 64 && options.taps > 0; burst++) {
    int64_t meant = tap_meant_at(counts.tapped);
    if (meant > t || meant >= schedule.round_began + round_length()) break;
    send_tap(t);
  }
  for (; options.pings > 0 && ping_meant_at(counts.pinged) <= t && !stopped; t = now_us()) {
    record(&times.lag, t - ping_meant_at(counts.pinged), 1);
    send_ping(&room.members[counts.pinged % options.members], t);
  }
  return t;
}

static void work_run(int64_t t) {
  if (!is_measuring && t - schedule.round_began >= (int64_t)(options.warmup * 1e6))
    is_measuring = 1, begin_measuring(t);
  t = send_what_is_due(t);
  if (stopped || (counts.sent >= schedule.due_total && t - schedule.round_began >= round_length()))
    readings.reactions_run = counts.reactions, enter(DRAIN, t);
}

static int is_everything_here(void) {
  const Counts *c = &counts;
  return c->received >= c->sent * options.members && c->ponged >= c->pinged &&
         (!options.acks || c->acked + c->refused >= c->sent) &&
         (!options.tap_acks || c->tap_acked + c->refused >= c->tapped);
}

static void end_measuring(int64_t t) {
  readings.cpu_end = cpu_of(options.server), readings.own_end = own_cpu();
  readings.memory_end = memory_of(options.server);
  readings.run_seconds = (double)(t - measured_from) / 1e6;
  if (schedule.round_number + 1 < options.rounds) readings.cpu_rejoin = readings.cpu_end;
  readings.cpu_left = readings.cpu_end;
}

static void work_drain(int64_t t) {
  if (!is_everything_here() && t - schedule.phase_began < DRAIN_LIMIT * 1000000LL) return;
  end_measuring(t);
  if (++schedule.round_number >= options.rounds && options.leave_seconds <= 0) {
    enter(DONE, t);
    return;
  }
  for (int i = 0; i < options.members; i++) hang_up(&room.members[i]);
  room.dialled = 0;
  enter(schedule.round_number < options.rounds ? JOIN : LEAVE, now_us());
}

static void work_leave(int64_t t) {
  if (t - schedule.phase_began >= (int64_t)(options.leave_seconds * 1e6))
    readings.cpu_left = cpu_of(options.server) - readings.cpu_left, enter(DONE, t);
}

// A full room must not make the schedule late.
static void work_between(int64_t t) {
  if (schedule.phase == RUN) work_run(t);
}

// Until something comes, or is due to be sent; microseconds.
static int64_t longest_wait(void) {
  int64_t t = now_us(), due = t + 2000;
  if (schedule.phase == RUN && is_message_due_by(due)) due = meant_at(counts.sent);
  if (schedule.phase == RUN && (options.taps > 0 || options.pings > 0)) due = t + 500;
  return due > t ? due - t : 0;
}

static void make_ready(void) {
  make_room();
  make_counts((size_t)(options.rate * options.seconds) + 64);
  // A late load tool measures itself; only root may ask for this, and without it we see the lag.
  setpriority(PRIO_PROCESS, 0, -10);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGTERM, on_signal);
  signal(SIGUSR1, on_signal);
  open_wire(&talk);
  schedule.start = now_us();
  readings.cpu_start = cpu_of(options.server);
  readings.memory_before = memory_of(options.server);
}

int main(int count, char **words) {
  static void (*const work[])(int64_t) = {work_join, work_rest, work_run, work_drain, work_leave};
  read_options(count, words);
  make_ready();
  enter(JOIN, schedule.start);
  while (schedule.phase != DONE) {
    int64_t t = now_us();
    work[schedule.phase](t);
    report(t);
    read_room(longest_wait(), work_between);
    if (schedule.phase == JOIN && t - schedule.phase_began > JOIN_LIMIT * 1000000LL) break;
  }
  print_report();
  return 0;
}
