// What is said in the room, as Socket.IO says it, and what is made of the answers.
#ifndef TALK_H
#define TALK_H
#include <stdint.h>

#include "wire.h"

// Joins once its connection is open, and counts and times what comes.
extern const Listener talk;

// The next message and the next tap, of whoever's turn it is.
void send_message(int64_t t);
void send_tap(int64_t t);
#endif
