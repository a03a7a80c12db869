// How often which time was measured. Times are microseconds unless a name says otherwise.
#ifndef HISTOGRAM_H
#define HISTOGRAM_H
#include <stdint.h>

// 64 steps for each power of two: a percentile is at most 1.6 % above what was measured.
enum { STEPS = 64, BUCKETS = STEPS * 42 };

typedef struct {
  uint64_t count, bucket[BUCKETS];
  int64_t max;
} Histogram;

void record(Histogram *h, int64_t us, uint64_t times);

// The value in ms below which `share` (0 to 1) of the records lie; 0 without records.
double percentile_ms(const Histogram *h, double share);

// A member of a JSON object, with the comma behind it.
void print_histogram(const char *name, const Histogram *h);
#endif
