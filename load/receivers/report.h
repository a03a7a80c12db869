// What the program says: progress on its way, and one JSON object at its end.
#ifndef REPORT_H
#define REPORT_H
#include <stdint.h>

// What was read off at the phases' bounds: CPU seconds and kB of the server, and counts by then.
typedef struct {
  double cpu_start, cpu_warm, cpu_end, cpu_joined, cpu_left, cpu_rejoin, idle_cpu;
  double own_start, own_end;  // CPU seconds of this program
  double join_seconds, rejoin_seconds, run_seconds;
  long memory_before, memory_joined, memory_end;
  long received_before, tapped_before, reactions_run;
} Readings;

extern Readings readings;

// A line on stderr and a point of the series, when they are due.
void report(int64_t t);

void print_report(void);
#endif
