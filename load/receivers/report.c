#include "report.h"

#include <stdio.h>
#include <string.h>

#include "counts.h"
#include "options.h"
#include "room.h"
#include "schedule.h"
#include "usage.h"

enum { TICK = 500000, PROGRESS = 250000, MAX_SERIES = 4000, VOID_LAG_MS = 5 };
#define VOID_SHARE 0.95  // of a core: beyond it, who reads late is the load tool

Readings readings;

static char series[MAX_SERIES * 160];
static size_t series_size;

// What never arrived counts as late as we waited, or a lossy server would look quick.
static void weigh_what_is_missing(void) {
  for (long i = options.warm_count; i < counts.sent; i++) {
    uint32_t missing = seen[i] < (uint32_t)options.probes ? (uint32_t)options.probes - seen[i] : 0;
    record(&times.delivery, DRAIN_LIMIT * 1000000LL, missing);
    record(&times.last_member, missing ? DRAIN_LIMIT * 1000000LL : slowest[i], 1);
  }
}

static void weigh_missing_answers(void) {
  long missing = counts.pinged - counts.ponged;
  if (missing > 0) record(&times.answers[part], DRAIN_LIMIT * 1000000LL, (uint64_t)missing);
}

static void print_counts(void) {
  const Counts *c = &counts;
  uint64_t sum = (uint64_t)c->sent * (uint64_t)(c->sent - 1) / 2;
  uint32_t least = UINT32_MAX, most = 0;
  long odd = 0, due = schedule.due_total, expected = c->sent * options.members;
  for (const Member *m = room.members; m < room.members + options.members; m++) {
    if (m->got < least) least = m->got;
    if (m->got > most) most = m->got;
    odd += m->probe && m->index_sum != sum;
  }
  int conserved = schedule.phase == DONE && c->received == expected && least == most && !odd &&
                  c->sent == due && (!options.acks || c->acked == c->sent) &&
                  (!options.tap_acks || c->tap_acked == c->tapped);
  printf("\"messages\":{\"sent\":%ld,\"due\":%ld,\"expected\":%ld,\"received\":%ld,\"lost\":%ld,"
         "\"per_member_least\":%u,\"per_member_most\":%u,\"odd_probes\":%ld,\"acks\":%ld,"
         "\"conserved\":%s},",
         c->sent, due, expected, c->received, expected - c->received, least, most, odd, c->acked,
         conserved ? "true" : "false");
}

static void print_server(void) {
  const Readings *r = &readings;
  double used = r->cpu_end - r->cpu_warm;
  long counted = counts.received - readings.received_before;
  printf("\"server\":{\"cpu_seconds\":%.3f,\"seconds\":%.3f,\"cpu_share\":%.4f,"
         "\"deliveries\":%ld,\"us_per_delivery\":%.4f,\"idle_cpu_share\":%.4f,"
         "\"cpu_join_seconds\":%.3f,\"cpu_rejoin_seconds\":%.3f,\"cpu_leave_seconds\":%.3f,"
         "\"memory_before_kb\":%ld,\"memory_joined_kb\":%ld,\"memory_end_kb\":%ld,"
         "\"memory_per_member_kb\":%.2f},",
         used, r->run_seconds, r->run_seconds > 0 ? used / r->run_seconds : 0, counted,
         counted > 0 ? used * 1e6 / (double)counted : 0, r->idle_cpu, r->cpu_joined,
         options.rounds > 1 ? r->cpu_rejoin : 0, options.leave_seconds > 0 ? r->cpu_left : 0,
         r->memory_before, r->memory_joined, r->memory_end,
         (double)(r->memory_joined - r->memory_before) / options.members);
}

static void print_room(void) {
  printf("{\"members\":%d,\"all_joined\":%s,\"rate\":%g,\"payload\":%d,\"probes\":%d,",
         options.members, schedule.phase == DONE ? "true" : "false", options.rate,
         options.payload, options.probes);
  printf("\"join\":{\"seconds\":%.3f,\"per_second\":%.1f},", readings.join_seconds,
         readings.join_seconds > 0 ? options.members / readings.join_seconds : 0);
  printf("\"rejoin\":{\"seconds\":%.3f},", readings.rejoin_seconds);
}

static void print_times(void) {
  print_histogram("join_ms", &times.join);
  print_histogram("rejoin_ms", &times.rejoin);
  print_histogram("ack_ms", &times.ack);
  print_histogram("tap_ack_ms", &times.tap_ack);
  print_histogram("answer_1_ms", &times.answers[0]);
  print_histogram("answer_2_ms", &times.answers[1]);
  print_histogram("answer_3_ms", &times.answers[2]);
  print_histogram("delivery_ms", &times.delivery);
  print_histogram("last_member_ms", &times.last_member);
}

static void print_reactions(void) {
  // The first frame opens the first interval, so it is none of those that are counted.
  double frames = (double)readings.reactions_run / options.members;
  double used = readings.cpu_end - readings.cpu_warm;
  long counted = counts.tapped - readings.tapped_before;
  printf("\"reactions\":{\"taps\":%ld,\"acks\":%ld,\"us_per_tap\":%.4f,\"frames\":%ld,"
         "\"frames_per_second\":%.3f,\"last_ack_us\":%lld},", counts.tapped, counts.tap_acked,
         counted > 0 ? used * 1e6 / (double)counted : 0, counts.reactions,
         (frames > 1 ? frames - 1 : 0) / options.seconds, (long long)counts.last_tap_ack);
}

static void print_faults(void) {
  for (char *c = counts.refusal; *c; c++)
    if (*c == '"' || *c == '\\' || (unsigned char)*c < 32) *c = '\'';
  printf("\"refused\":%ld,\"refusal\":\"%s\",\"lost_sockets\":%ld,\"failed_writes\":%ld,"
         "\"frames\":%ld,", counts.refused, counts.refusal, counts.lost_sockets,
         counts.failed_writes, counts.frames);
}

static void print_generator(void) {
  double used = readings.own_end - readings.own_start, late = percentile_ms(&times.lag, .99);
  double busy = readings.run_seconds > 0 ? used / readings.run_seconds : 0;
  printf("\"generator\":{\"lag_p99_ms\":%.3f,\"lag_max_ms\":%.3f,\"cpu_share\":%.3f,"
         "\"void\":%s},", late, (double)times.lag.max / 1e3, busy,
         late > VOID_LAG_MS || busy > VOID_SHARE ? "true" : "false");
}

void print_report(void) {
  weigh_what_is_missing();
  weigh_missing_answers();
  print_room();
  print_counts();
  print_times();
  print_reactions();
  print_server();
  print_faults();
  print_generator();
  printf("\"series_of\":[\"t\",\"joined\",\"sent\",\"received\",\"p50_ms\",\"p99_ms\","
         "\"cpu_seconds\",\"memory_kb\"],\"series\":[%s]}\n", series);
}

static void print_progress(int64_t t) {
  static const char *names[] = {"join", "settle", "run", "drain", "leave"};
  double share = 1;
  if (schedule.phase == JOIN) share = (double)room.joined / options.members;
  if (schedule.phase == RUN)
    share = (double)(t - schedule.round_began) * options.rounds / (options.seconds * 1e6);
  fprintf(stderr, "progress %s %.3f\n", names[schedule.phase], share > 1 ? 1 : share);
}

static void add_to_series(int64_t t) {
  series_size += (size_t)snprintf(
      series + series_size, 200, "%s[%.2f,%d,%ld,%ld,%.2f,%.2f,%.2f,%ld]", series_size ? "," : "",
      (double)(t - schedule.start) / 1e6, room.joined, counts.sent, counts.received,
      percentile_ms(&times.recent, .5), percentile_ms(&times.recent, .99),
      cpu_of(options.server) - readings.cpu_start, memory_of(options.server));
  memset(&times.recent, 0, sizeof times.recent);
}

void report(int64_t t) {
  static int64_t progress_due, tick_due;
  if (t >= progress_due && schedule.phase < DONE) print_progress(t), progress_due = t + PROGRESS;
  if (t < tick_due || schedule.phase == LEAVE || series_size > sizeof series - 200) return;
  add_to_series(t), tick_due = t + TICK;
}
