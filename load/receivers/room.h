// The clients, which are the members of one room, and who they are.
#ifndef ROOM_H
#define ROOM_H
#include <stdint.h>

typedef enum { CLOSED, DIALLING, UPGRADING, OPENING, CONNECTING, JOINED } State;

typedef struct {
  int fd;
  uint8_t state, probe;
  uint32_t got, kept_size;       // messages received; bytes of an unfinished frame
  uint64_t index_sum;            // probes: the sum of the indexes received, which shows doubles
  int64_t began;                 // when it was meant to dial
  char *kept, *session, *token;  // the token file's words; NULL without one
} Member;

typedef struct {
  Member *members;             // options.members of them
  int known, dialled, joined;  // have a token; have dialled in this round; are in the room
} Room;

extern Room room;

// Opens the token file, and refuses if this process may not have so many sockets.
void make_room(void);

// Takes what has come of the token file, and waits for nothing.
void read_tokens(void);
#endif
