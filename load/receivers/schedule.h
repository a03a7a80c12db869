// Where the run is, and when what is sent was meant to be sent. Times are those of now_us().
#ifndef SCHEDULE_H
#define SCHEDULE_H
#include <signal.h>
#include <stdint.h>

typedef enum { JOIN, REST, RUN, DRAIN, LEAVE, DONE } Phase;
enum { SETTLE = 1000000, JOIN_LIMIT = 240, DRAIN_LIMIT = 10 };  // us; seconds; seconds
enum { PARTS = 3 };

typedef struct {
  Phase phase;
  int64_t start, phase_began, round_began;
  long round_number, round_first;  // counted from 0; the round's first message
  long due_total;                  // messages that are due until the round's end
} Schedule;

extern Schedule schedule;

// Pings are told apart by when they went out: SIGUSR1 begins the next part of the run.
extern volatile sig_atomic_t part;
extern int64_t part_began[PARTS];
// By SIGTERM: end the run now, and report it.
extern volatile sig_atomic_t stopped;

void enter(Phase next, int64_t t);

// By index, counted from 0 over all rounds; messages may be of an earlier round.
int64_t meant_at(long index);
int64_t tap_meant_at(long index);
int64_t ping_meant_at(long index);

void on_signal(int number);
#endif
