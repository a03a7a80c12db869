#include "counts.h"

#include <stdio.h>
#include <stdlib.h>

Counts counts;
Times times;
int64_t *slowest;
uint32_t *seen;

void make_counts(size_t messages) {
  slowest = calloc(messages, sizeof *slowest);
  seen = calloc(messages, sizeof *seen);
}

void count_refusal(const char *where, const char *text, size_t size) {
  counts.refused++;
  int shown = (int)(size < 150 ? size : 150);
  snprintf(counts.refusal, sizeof counts.refusal, "%s%.*s", where, shown, text);
}
