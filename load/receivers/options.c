#include "options.h"

#include <arpa/inet.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Options options = {.host = "127.0.0.1", .members = 100, .payload = 100, .window = 200,
                   .per_address = 8000, .rounds = 1, .seconds = 10, .warmup = 1};

void refuse(const char *why) {
  fprintf(stderr, "receivers: %s\n", why);
  exit(2);
}

// POLL:OPTION,OPTION…
static void read_poll(Options *o, char *words) {
  o->poll = strtok(words, ":");
  for (char *one; (one = strtok(NULL, ",")) && o->choice_count < MAX_CHOICES;)
    o->choices[o->choice_count++] = one;
  if (o->choice_count < 2) refuse("--poll: ID:OPTION,OPTION, with two options at least");
}

static void check_options(void) {
  const Options *o = &options;
  struct in_addr address;
  if (inet_pton(AF_INET, o->host, &address) != 1 || (ntohl(address.s_addr) >> 24) != 127)
    refuse("only addresses of this computer (127.x.x.x) are measured");
  if (o->port < 1 || o->port > 65535) refuse("--port is missing");
  if (o->members < 1 || o->members > MAX_MEMBERS) refuse("--members: 1 to 19900");
  if (o->seconds <= 0 || o->warmup < 0 || o->seconds + o->warmup > 900)
    refuse("--seconds: 900 at most");
  if (o->rate < 0 || o->rate * (o->seconds + o->warmup) > MAX_MESSAGES)
    refuse("too many messages");
  if (o->taps < 0 || o->taps > MAX_TAPS) refuse("--taps: 20000 a second at most");
  if (o->pings < 0 || o->pings > 1000) refuse("--pings: 1000 a second at most");
  if (o->payload < 27 || o->payload > 500) refuse("--payload: 27 to 500 characters");
  // One address has some 28,000 ports, of which others use some.
  if (o->per_address < 1 || o->per_address > MAX_MEMBERS || o->members / o->per_address > 250)
    refuse("--per-address: 1 to 19900, and 250 addresses at most");
  if (o->leave_seconds > 60 || o->window < 1)
    refuse("--leave: 60 at most; --window: 1 at least");
}

void read_options(int count, char **words) {
  static const struct option known[] = {
      {"port", 1, 0, 'p'},   {"host", 1, 0, 'h'},     {"members", 1, 0, 'n'},
      {"tokens", 1, 0, 't'}, {"rate", 1, 0, 'r'},     {"seconds", 1, 0, 's'},
      {"warmup", 1, 0, 'w'}, {"payload", 1, 0, 'b'},  {"probes", 1, 0, 'k'},
      {"acks", 1, 0, 'a'},   {"taps", 1, 0, 'e'},     {"join-rate", 1, 0, 'j'},
      {"window", 1, 0, 'W'}, {"reconnect", 1, 0, 'R'}, {"leave", 1, 0, 'l'},
      {"server", 1, 0, 'P'}, {"tap-acks", 1, 0, 'A'},
      {"pings", 1, 0, 'i'},  {"plain", 1, 0, 'B'},
      {"poll", 1, 0, 'V'},   {"per-address", 1, 0, 'f'}, {0}};
  Options *o = &options;
  for (int word; (word = getopt_long(count, words, "", known, NULL)) != -1;) {
    double number = optarg ? atof(optarg) : 0;
    switch (word) {
      case 'p': o->port = (int)number; break;
      case 'h': o->host = optarg; break;
      case 'n': o->members = (int)number; break;
      case 't': o->token_file = optarg; break;
      case 'r': o->rate = number; break;
      case 's': o->seconds = number; break;
      case 'w': o->warmup = number; break;
      case 'b': o->payload = (int)number; break;
      case 'k': o->probes = (int)number; break;
      case 'a': o->acks = (int)number; break;
      case 'e': o->taps = number; break;
      case 'j': o->join_rate = number; break;
      case 'W': o->window = (int)number; break;
      case 'R': o->rounds = number > 0 ? 2 : 1; break;
      case 'l': o->leave_seconds = number; break;
      case 'P': o->server = (int)number; break;
      case 'A': o->tap_acks = (int)number; break;
      case 'B': o->plain = (int)number; break;
      case 'i': o->pings = number; break;
      case 'f': o->per_address = (int)number; break;
      case 'V': read_poll(o, optarg); break;
      default: exit(2);
    }
  }
  check_options();
  o->seconds += o->warmup;
  o->warm_count = (long)(o->rate * o->warmup), o->warm_taps = (long)(o->taps * o->warmup);
  if (!o->probes) o->probes = o->members / 10 > 50 ? o->members / 10 : 50;
  if (o->probes > o->members) o->probes = o->members;
}
