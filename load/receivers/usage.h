// The time, and the CPU time and memory that processes use.
#ifndef USAGE_H
#define USAGE_H
#include <stdint.h>

// Microseconds of CLOCK_MONOTONIC.
int64_t now_us(void);

// User and system CPU seconds that a process has used until now; 0 once it is gone.
double cpu_of(int pid);

// The same of this process.
double own_cpu(void);

// Resident memory of a process in kB; 0 once it is gone.
long memory_of(int pid);
#endif
