// What was sent and received until now, and how long it took.
#ifndef COUNTS_H
#define COUNTS_H
#include <stddef.h>
#include <stdint.h>

#include "histogram.h"
#include "schedule.h"

typedef struct {
  long sent, received, acked;         // messages
  long tapped, tap_acked, reactions;  // taps, and the frames that told of some
  long pinged, ponged;
  int64_t last_tap_ack;               // when it came
  long frames, refused, lost_sockets, failed_writes;
  char refusal[160];  // the last one's text
} Counts;

typedef struct {
  Histogram join, rejoin, ack, tap_ack, delivery;
  Histogram last_member;     // of each message, to the probe that had it last
  Histogram lag;             // how late this program itself was
  Histogram recent;          // deliveries since the last point of the series
  Histogram answers[PARTS];  // pings of WebSocket, by the part of the run that they went out in
} Times;

extern Counts counts;
extern Times times;
extern int64_t *slowest;  // by message: its latency to the probe that had it last
extern uint32_t *seen;    // by message: how many probes have it

// Makes place for so many messages.
void make_counts(size_t messages);

void count_refusal(const char *where, const char *text, size_t size);
#endif
