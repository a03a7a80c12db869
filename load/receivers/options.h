// What the program is told on its command line.
#ifndef OPTIONS_H
#define OPTIONS_H

enum { MAX_MEMBERS = 19900, MAX_MESSAGES = 2000000, MAX_TAPS = 20000, MAX_CHOICES = 16 };

typedef struct {
  const char *host, *token_file;  // without a file members join without a session and a token
  const char *poll;  // taps answer this activity, each by another option than its member's last
  const char *choices[MAX_CHOICES];  // the ids of its options
  int choice_count;
  int port, members;
  int server;     // the process whose CPU time and memory are measured; 0 for none
  int probes;     // members that measure latencies
  int payload;    // characters of a message
  int window;     // members that join at the same time
  int per_address;  // members that come from 127.0.0.1; the next from 127.0.0.2, and so on
  int rounds;     // 2: after half of the seconds all are cut off and come back
  int acks, tap_acks;  // whether messages and taps ask for them
  int plain;           // WebSocket without Engine.IO and Socket.IO
  double rate, taps, pings, join_rate;  // messages, reactions, pings and joins a second
  double seconds, warmup;               // of sending; `seconds` counts the warm-up too
  double leave_seconds;                 // measured after all were cut off at the end
  long warm_count, warm_taps;           // messages and taps of the warm-up: part of no figure
} Options;

extern Options options;

// Says why on stderr and ends the program with 2.
_Noreturn void refuse(const char *why);

void read_options(int count, char **words);
#endif
