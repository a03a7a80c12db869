// What sinks.c measures with: a clock, a histogram, and the CPU time and memory of processes.
// Times are microseconds of CLOCK_MONOTONIC unless a name says otherwise.
#ifndef SINKS_H
#define SINKS_H
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

// 64 steps per power of two: a percentile is at most 1.6 % above what was measured.
#define STEPS 64
#define BUCKETS (STEPS * 42)

typedef struct {
  uint64_t count, bucket[BUCKETS];
  int64_t max;
} Histogram;

static inline int64_t now_us(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static inline void record(Histogram *h, int64_t us, uint64_t times) {
  if (us < 0) us = 0;  // a reading of another core's clock
  int shift = us < 2 * STEPS ? 0 : 57 - __builtin_clzll((uint64_t)us);
  uint64_t at = (uint64_t)shift * STEPS + ((uint64_t)us >> shift);
  h->bucket[at < BUCKETS ? at : BUCKETS - 1] += times;
  h->count += times;
  if (us > h->max && times) h->max = us;
}

// The value in ms below which `share` (0 to 1) of the records lie; 0 without records.
static inline double percentile_ms(const Histogram *h, double share) {
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

static inline void print_histogram(const char *name, const Histogram *h) {
  printf("\"%s\":{\"count\":%llu,\"p50\":%.3f,\"p90\":%.3f,\"p99\":%.3f,\"max\":%.3f},", name,
         (unsigned long long)h->count, percentile_ms(h, .5), percentile_ms(h, .9),
         percentile_ms(h, .99), (double)h->max / 1e3);
}

// User and system CPU seconds that a process has used until now; 0 once it is gone. To the
// nanosecond, where /proc counts ticks of ten milliseconds.
static inline double cpu_of(int pid) {
  clockid_t clock;
  struct timespec used;
  if (pid <= 0 || clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &used)) return 0;
  return (double)used.tv_sec + (double)used.tv_nsec / 1e9;
}

// Resident memory of a process in kB; 0 once it is gone.
static inline long memory_of(int pid) {
  char path[64];
  long pages = 0;
  snprintf(path, sizeof path, "/proc/%d/statm", pid);
  FILE *file = fopen(path, "r");
  if (!file) return 0;
  if (fscanf(file, "%*d %ld", &pages) != 1) pages = 0;
  fclose(file);
  return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static inline double own_cpu(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}
#endif
