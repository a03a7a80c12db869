// Sockets and frames: dialling, the upgrade to a WebSocket, bytes in and out.
#ifndef WIRE_H
#define WIRE_H
#include <stddef.h>
#include <stdint.h>

#include "room.h"

// What is made of what a member is told; `t` is when it was read.
typedef struct {
  void (*opened)(Member *m, int64_t t);
  void (*text)(Member *m, char *text, size_t size, int64_t t);  // a zero follows it
} Listener;

void open_wire(const Listener *listener);

// Begins to connect; `meant` is when it was meant to.
void dial(Member *m, int64_t meant);

// Cuts the connection as a lost network does.
void hang_up(Member *m);

void send_text(Member *m, const char *text);

// A ping of WebSocket's own: any server answers it from its event loop, and does nothing else.
void send_ping(Member *m, int64_t t);

// Waits for `wait` microseconds at most and reads what has come; calls `between` every few events.
void read_room(int64_t wait, void (*between)(int64_t t));
#endif
