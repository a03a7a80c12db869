#include "schedule.h"

#include "options.h"
#include "usage.h"

Schedule schedule;
volatile sig_atomic_t part, stopped;
int64_t part_began[PARTS];

void enter(Phase next, int64_t t) {
  schedule.phase = next, schedule.phase_began = t;
}

static int64_t after(long count, double rate) {
  return schedule.round_began + (int64_t)((double)count * 1e6 / rate);
}

int64_t meant_at(long index) {
  return after(index - schedule.round_first, options.rate);
}

int64_t tap_meant_at(long index) {
  return after(index, options.taps);
}

int64_t ping_meant_at(long index) {
  return after(index, options.pings);
}

void on_signal(int number) {
  if (number == SIGTERM) stopped = 1;
  else if (part < PARTS - 1) part_began[part + 1] = now_us(), part++;
}
