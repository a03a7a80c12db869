// What sinks.c says: progress on its way, and one JSON object at its end.

// What never arrived counts as late as we waited, or a lossy server would look quick.
static void weigh_what_is_missing(void) {
  for (long i = warm_count; i < sent; i++) {
    uint32_t missing = seen[i] < (uint32_t)probes ? (uint32_t)probes - seen[i] : 0;
    record(&delivery, DRAIN_LIMIT * 1000000LL, missing);
    record(&last_times, missing ? DRAIN_LIMIT * 1000000LL : slowest[i], 1);
  }
}

static void weigh_missing_answers(void) {
  if (pinged > ponged) record(&answers[part], DRAIN_LIMIT * 1000000LL, (uint64_t)(pinged - ponged));
}

static void print_counts(void) {
  uint32_t least = UINT32_MAX, most = 0;
  long odd = 0;
  for (int i = 0; i < members; i++) {
    if (room[i].got < least) least = room[i].got;
    if (room[i].got > most) most = room[i].got;
    odd += room[i].probe && room[i].index_sum != (uint64_t)sent * (uint64_t)(sent - 1) / 2;
  }
  long expected = sent * members;
  printf("\"messages\":{\"sent\":%ld,\"due\":%ld,\"expected\":%ld,\"received\":%ld,\"lost\":%ld,"
         "\"per_member_least\":%u,\"per_member_most\":%u,\"odd_probes\":%ld,\"acks\":%ld,"
         "\"conserved\":%s},",
         sent, due_total, expected, received, expected - received, least, most, odd, acked,
         phase == DONE && received == expected && least == most && !odd && sent == due_total &&
                 (!acks || acked == sent) && (!tap_acks || tap_acked == tapped)
             ? "true" : "false");
}

static void print_server(void) {
  double used = cpu_end - cpu_warm;
  long counted = received - received_before;
  printf("\"server\":{\"cpu_seconds\":%.3f,\"seconds\":%.3f,\"cpu_share\":%.4f,"
         "\"deliveries\":%ld,\"us_per_delivery\":%.4f,\"idle_cpu_share\":%.4f,"
         "\"cpu_join_seconds\":%.3f,\"cpu_rejoin_seconds\":%.3f,\"cpu_leave_seconds\":%.3f,"
         "\"memory_before_kb\":%ld,\"memory_joined_kb\":%ld,\"memory_end_kb\":%ld,"
         "\"memory_per_member_kb\":%.2f},",
         used, run_seconds, run_seconds > 0 ? used / run_seconds : 0, counted,
         counted > 0 ? used * 1e6 / (double)counted : 0, idle_cpu, cpu_joined,
         rounds > 1 ? cpu_rejoin : 0, leave_seconds > 0 ? cpu_left : 0, memory_before,
         memory_joined, memory_end, (double)(memory_joined - memory_before) / members);
}

static void print_report(void) {
  weigh_what_is_missing();
  weigh_missing_answers();
  double late = percentile_ms(&lag, .99);
  for (char *c = refusal; *c; c++)
    if (*c == '"' || *c == '\\' || (unsigned char)*c < 32) *c = '\'';
  printf("{\"members\":%d,\"all_joined\":%s,\"rate\":%g,\"payload\":%d,\"probes\":%d,", members,
         phase == DONE ? "true" : "false", rate, payload, probes);
  printf("\"join\":{\"seconds\":%.3f,\"per_second\":%.1f},", join_seconds,
         join_seconds > 0 ? members / join_seconds : 0);
  printf("\"rejoin\":{\"seconds\":%.3f},", rejoin_seconds);
  print_counts();
  print_histogram("join_ms", &join_times);
  print_histogram("rejoin_ms", &rejoin_times);
  print_histogram("ack_ms", &ack_times);
  print_histogram("tap_ack_ms", &tap_times);
  print_histogram("answer_1_ms", &answers[0]);
  print_histogram("answer_2_ms", &answers[1]);
  print_histogram("answer_3_ms", &answers[2]);
  print_histogram("delivery_ms", &delivery);
  print_histogram("last_member_ms", &last_times);
  // The first frame opens the first interval, so it is none of those that are counted.
  double ticks = reactions_run > members ? (double)reactions_run / members - 1 : 0;
  long counted = tapped - tapped_before;
  printf("\"reactions\":{\"taps\":%ld,\"acks\":%ld,\"us_per_tap\":%.4f,\"frames\":%ld,"
         "\"frames_per_second\":%.3f},", tapped, tap_acked,
         counted > 0 ? (cpu_end - cpu_warm) * 1e6 / (double)counted : 0, reactions, ticks / seconds);
  print_server();
  printf("\"refused\":%ld,\"refusal\":\"%s\",\"lost_sockets\":%ld,\"failed_writes\":%ld,"
         "\"frames\":%ld,", refused, refusal, lost_sockets, failed_writes, frames);
  double busy = run_seconds > 0 ? (own_end - own_start) / run_seconds : 0;
  printf("\"generator\":{\"lag_p99_ms\":%.3f,\"lag_max_ms\":%.3f,\"cpu_share\":%.3f,"
         "\"void\":%s},", late, (double)lag.max / 1e3, busy,
         late > VOID_LAG_MS || busy > VOID_SHARE ? "true" : "false");
  printf("\"series_of\":[\"t\",\"joined\",\"sent\",\"received\",\"p50_ms\",\"p99_ms\","
         "\"cpu_seconds\",\"memory_kb\"],\"series\":[%s]}\n", series);
}

static void tell(int64_t t) {
  static const char *names[] = {"join", "settle", "run", "drain", "leave"};
  if (t >= progress_due && phase < DONE) {
    double share = phase == JOIN ? (double)joined / members
                 : phase == RUN ? (double)(t - round_began) / (seconds * 1e6 / rounds) : 1;
    fprintf(stderr, "progress %s %.3f\n", names[phase], share > 1 ? 1 : share);
    progress_due = t + PROGRESS;
  }
  if (t < tick_due || phase == LEAVE || series_size > sizeof series - 200) return;
  tick_due = t + TICK;
  series_size += (size_t)snprintf(
      series + series_size, 200, "%s[%.2f,%d,%ld,%ld,%.2f,%.2f,%.2f,%ld]", series_size ? "," : "",
      (double)(t - start) / 1e6, joined, sent, received, percentile_ms(&recent, .5),
      percentile_ms(&recent, .99), cpu_of(server) - cpu_start, memory_of(server));
  memset(&recent, 0, sizeof recent);
}
