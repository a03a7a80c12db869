#define _GNU_SOURCE  // memmem
#include "talk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counts.h"
#include "options.h"
#include "schedule.h"

static long head;  // the room's, as far as its first member knows

static void send_join(Member *m) {
  char text[2048], since[40] = "";
  if (!m->token) {
    send_text(m, "42[\"join_session\",{\"room\":\"r\"}]");
    return;
  }
  if (schedule.round_number) snprintf(since, sizeof since, ",\"since\":%ld", head);
  snprintf(text, sizeof text, "42[\"join_session\",{\"session_id\":\"%s\",\"token\":\"%s\"%s}]",
           m->session, m->token, since);
  send_text(m, text);
}

// Who passes on what it is told is told what the others make of a message.
#define ENVELOPE \
  "\",\"id\":\"01JD0000000000000000000000000000\",\"seq\":10000,\"client_id\":null," \
  "\"message_type\":\"text\",\"sender\":{\"id\":\"01JD0000000000000000000000000001\"," \
  "\"nickname\":\"load-0001\",\"role\":\"participant\"}," \
  "\"sent_at\":\"2026-11-20T00:00:00.000000Z\"}]"

void send_message(int64_t t) {
  char text[2048], id[16] = "";
  long sent = counts.sent++;
  int64_t meant = meant_at(sent);
  record(&times.lag, t - meant, 1);
  if (options.acks) snprintf(id, sizeof id, "%ld", sent);
  int at = snprintf(text, sizeof text, "42%s[\"%s_message\",{\"message\":\"@%016lld#%08ld ", id,
                    options.plain ? "new" : "send", (long long)meant, sent);
  for (int i = 27; i < options.payload; i++) text[at++] = (char)('a' + i % 26);
  strcpy(text + at, options.plain ? ENVELOPE : "\"}]");
  send_text(&room.members[sent * 7 % options.members], text);
}

// Whoever answers again answers something else, so that every answer changes a count.
static void write_answer(char *text, size_t size, const char *id, long index) {
  const char *choice = options.choices[(index + index / options.members) % options.choice_count];
  snprintf(text, size, "42%s[\"answer\",{\"activity_id\":\"%s\",\"answer\":\"%s\",\"client_id\":\"%ld\"}]",
           id, options.poll, choice, index);
}

void send_tap(int64_t t) {
  char text[256], id[24] = "";
  long tapped = counts.tapped++;
  record(&times.lag, t - tap_meant_at(tapped), 1);
  if (options.tap_acks) snprintf(id, sizeof id, "%ld", MAX_MESSAGES + tapped);
  if (options.poll) write_answer(text, sizeof text, id, tapped);
  else
    snprintf(text, sizeof text, "42%s[\"send_reaction\",{\"emoji\":\"\xF0\x9F\x91\x8D\"}]", id);
  send_text(&room.members[tapped * 7 % options.members], text);
}

static void on_message(Member *m, char *text, size_t size, int64_t t) {
  if (m == room.members && options.token_file) {
    char *seq = memmem(text, size, "\"seq\":", 6);
    if (seq && atol(seq + 6) > head) head = atol(seq + 6);
  }
  char *stamp = memmem(text, size, "\"message\":\"@", 12);
  if (!stamp) return;  // somebody else's
  m->got++;
  counts.received++;
  if (!m->probe) return;
  int64_t took = t - strtoll(stamp + 12, NULL, 10);
  long index = atol(stamp + 29);
  if (index < 0 || index >= counts.sent) return;
  m->index_sum += (uint64_t)index;
  seen[index]++;
  if (took > slowest[index]) slowest[index] = took;
  if (index >= options.warm_count) record(&times.delivery, took, 1);
  record(&times.recent, took, 1);
}

static void on_ack(char *text, size_t size, int64_t t) {
  long index = atol(text + 2);
  int tap = index >= MAX_MESSAGES;  // numbers behind those of all messages
  if (memmem(text, size, "\"ok\":true", 9)) tap ? counts.tap_acked++ : counts.acked++;
  else count_refusal("", text, size);
  if (tap) counts.last_tap_ack = t;
  if (tap && index - MAX_MESSAGES >= options.warm_taps)
    record(&times.tap_ack, t - tap_meant_at(index - MAX_MESSAGES), 1);
  if (index >= options.warm_count && index < counts.sent)
    record(&times.ack, t - meant_at(index), 1);
}

static void on_joined(Member *m, int64_t t) {
  if (m->state == JOINED) return;
  m->state = JOINED;
  room.joined++;
  record(schedule.round_number ? &times.rejoin : &times.join, t - m->began, 1);
}

// Without Socket.IO whoever is connected has joined.
static void on_opened(Member *m, int64_t t) {
  if (options.plain) on_joined(m, t);
}

static int starts(const char *text, size_t size, const char *with) {
  return size >= strlen(with) && !memcmp(text, with, strlen(with));
}

static void on_text(Member *m, char *text, size_t size, int64_t t) {
  counts.frames++;
  if (starts(text, size, "42[\"new_message\"")) on_message(m, text, size, t);
  else if (text[0] == '2') send_text(m, "3");
  else if (text[0] == '0') m->state = CONNECTING, send_text(m, "40");
  else if (starts(text, size, "40")) send_join(m);
  else if (starts(text, size, "43")) on_ack(text, size, t);
  else if (starts(text, size, "42[\"joined_session\"")) on_joined(m, t);
  else if (starts(text, size, "42[\"reaction_update\"")) counts.reactions++;
  else if (starts(text, size, "42[\"activity_results\"")) counts.reactions++;
  else if (starts(text, size, "42[\"error\"") || starts(text, size, "44"))
    count_refusal("", text, size);
}

const Listener talk = {on_opened, on_text};
