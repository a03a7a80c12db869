#include "room.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "options.h"

Room room;

static int tokens_from = -1;

static void allow_sockets(void) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  if (files.rlim_max < (rlim_t)options.members + 50)
    refuse("ulimit -n is below the number of members");
}

void make_room(void) {
  int members = options.members, probes = options.probes;
  allow_sockets();
  room.members = calloc((size_t)members, sizeof *room.members);
  // Evenly spread, with the last one: servers write to their members in the order they came.
  for (int i = 1; i <= probes; i++) room.members[(long)i * members / probes - 1].probe = 1;
  if (!options.token_file) room.known = members;
  else if ((tokens_from = open(options.token_file, O_RDONLY | O_NONBLOCK)) < 0)
    refuse("the token file cannot be read");
}

// A line for each member, as they come: session id, token and, if need be, the time in us of
// CLOCK_MONOTONIC at which its joining began. A pipe may bring them while others join already.
void read_tokens(void) {
  static char text[1 << 16];
  static size_t size;
  char session[200], token[1200];
  long long began = 0;
  if (room.known == options.members || tokens_from < 0) return;
  ssize_t more = read(tokens_from, text + size, sizeof text - 1 - size);
  if (!more && size == 0 && room.known == 0) return;  // a pipe that nobody has opened yet
  if (more < 0 && errno == EAGAIN) return;
  size += more > 0 ? (size_t)more : 0;
  text[size] = 0;
  char *line = text, *end;
  for (; room.known < options.members && (end = strchr(line, '\n')); line = end + 1) {
    *end = 0;
    int words = sscanf(line, "%199s %1199s %lld", session, token, &began);
    if (words < 2) refuse("a line of the token file is not SESSION TOKEN");
    Member *next = &room.members[room.known++];
    next->session = strdup(session);
    next->token = strdup(token);
    next->began = words > 2 ? began : 0;
  }
  size -= (size_t)(line - text);
  memmove(text, line, size);
  if (!more && room.known < options.members)
    refuse("the token file has fewer lines than there are members");
}
