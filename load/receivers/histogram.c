#include "histogram.h"

#include <stdio.h>

void record(Histogram *h, int64_t us, uint64_t times) {
  if (us < 0) us = 0;  // a reading of another core's clock
  int shift = us < 2 * STEPS ? 0 : 57 - __builtin_clzll((uint64_t)us);
  uint64_t at = (uint64_t)shift * STEPS + ((uint64_t)us >> shift);
  h->bucket[at < BUCKETS ? at : BUCKETS - 1] += times;
  h->count += times;
  if (us > h->max && times) h->max = us;
}

double percentile_ms(const Histogram *h, double share) {
  uint64_t wanted = (uint64_t)(share * (double)h->count), passed = 0;
  if (wanted >= h->count && h->count) wanted = h->count - 1;
  for (uint64_t at = 0; at < BUCKETS; at++) {
    passed += h->bucket[at];
    if (passed <= wanted) continue;
    uint64_t shift = at < 2 * STEPS ? 0 : at / STEPS - 1;
    int64_t top = (int64_t)(((at - shift * STEPS + 1) << shift) - 1);
    return (double)(top < h->max ? top : h->max) / 1e3;
  }
  return 0;
}

void print_histogram(const char *name, const Histogram *h) {
  printf("\"%s\":{\"count\":%llu,\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,\"max\":%.3f},", name,
         (unsigned long long)h->count, percentile_ms(h, .5), percentile_ms(h, .9),
         percentile_ms(h, .99), (double)h->max / 1e3);
}
