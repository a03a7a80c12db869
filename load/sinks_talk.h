// What is said in the room, as Socket.IO says it, and what is made of the answers.

static void send_join(Member *m) {
  char text[2048], since[40] = "";
  if (!m->token) {
    send_text(m, "42[\"join_session\",{\"room\":\"r\"}]");
    return;
  }
  if (round_number) snprintf(since, sizeof since, ",\"since\":%ld", head);
  snprintf(text, sizeof text, "42[\"join_session\",{\"session_id\":\"%s\",\"token\":\"%s\"%s}]",
           m->session, m->token, since);
  send_text(m, text);
}

// Who passes on what it is told is told what the others make of a message.
#define ENVELOPE "\",\"id\":\"01JD0000000000000000000000000000\",\"seq\":10000,\"client_id\":null," \
  "\"message_type\":\"text\",\"sender\":{\"id\":\"01JD0000000000000000000000000001\"," \
  "\"nickname\":\"load-0001\",\"role\":\"participant\"},\"sent_at\":\"2026-11-20T00:00:00.000000Z\"}]"

static void send_message(int64_t t) {
  char text[2048], id[16] = "";
  int64_t meant = meant_at(sent);
  record(&lag, t - meant, 1);
  if (acks) snprintf(id, sizeof id, "%ld", sent);
  int at = snprintf(text, sizeof text, "42%s[\"%s_message\",{\"message\":\"@%016lld#%08ld ", id,
                    plain ? "new" : "send", (long long)meant, sent);
  for (int i = 27; i < payload; i++) text[at++] = (char)('a' + i % 26);
  strcpy(text + at, plain ? ENVELOPE : "\"}]");
  send_text(&room[sent * 7 % members], text);
  sent++;
}

static void send_tap(int64_t t) {
  char text[80], id[24] = "";
  record(&lag, t - tap_meant_at(tapped), 1);
  if (tap_acks) snprintf(id, sizeof id, "%ld", MAX_MESSAGES + tapped);
  snprintf(text, sizeof text, "42%s[\"send_reaction\",{\"emoji\":\"\xF0\x9F\x91\x8D\"}]", id);
  send_text(&room[tapped * 7 % members], text);
  tapped++;
}

static void on_message(Member *m, char *text, size_t size, int64_t t) {
  if (m == room && token_file) {
    char *seq = memmem(text, size, "\"seq\":", 6);
    if (seq && atol(seq + 6) > head) head = atol(seq + 6);
  }
  char *stamp = memmem(text, size, "\"message\":\"@", 12);
  if (!stamp) return;  // somebody else's
  m->got++;
  received++;
  if (!m->probe) return;
  int64_t took = t - strtoll(stamp + 12, NULL, 10);
  long index = atol(stamp + 29);
  if (index < 0 || index >= sent) return;
  m->index_sum += (uint64_t)index;
  seen[index]++;
  if (took > slowest[index]) slowest[index] = took;
  if (index >= warm_count) record(&delivery, took, 1);
  record(&recent, took, 1);
}

static void on_ack(char *text, size_t size, int64_t t) {
  long index = atol(text + 2);
  int tap = index >= MAX_MESSAGES;  // numbers behind those of all messages
  if (memmem(text, size, "\"ok\":true", 9)) tap ? tap_acked++ : acked++;
  else refused++, snprintf(refusal, sizeof refusal, "%.150s", text);
  if (tap && index - MAX_MESSAGES >= warm_taps)
    record(&tap_times, t - tap_meant_at(index - MAX_MESSAGES), 1);
  if (index >= warm_count && index < sent) record(&ack_times, t - meant_at(index), 1);
}

static void on_joined(Member *m, int64_t t) {
  if (m->state == JOINED) return;
  m->state = JOINED;
  joined++;
  record(round_number ? &rejoin_times : &join_times, t - m->began, 1);
}

static int starts(const char *text, size_t size, const char *with) {
  return size >= strlen(with) && !memcmp(text, with, strlen(with));
}

static void on_text(Member *m, char *text, size_t size, int64_t t) {
  frames++;
  if (starts(text, size, "42[\"new_message\"")) on_message(m, text, size, t);
  else if (text[0] == '2') send_text(m, "3");
  else if (text[0] == '0') m->state = CONNECTING, send_text(m, "40");
  else if (starts(text, size, "40")) send_join(m);
  else if (starts(text, size, "43")) on_ack(text, size, t);
  else if (starts(text, size, "42[\"joined_session\"")) on_joined(m, t);
  else if (starts(text, size, "42[\"reaction_update\"")) reactions++;
  else if (starts(text, size, "42[\"error\"") || starts(text, size, "44"))
    refused++, snprintf(refusal, sizeof refusal, "%.*s", (int)(size < 150 ? size : 150), text);
}
