// What every peer tells its room: a message of the size and shape that ours has.
let seq = 0;

/** The payload of `new_message`; only `message` is real. */
export function newMessage(message) {
  seq += 1;
  return {
    id: '01JD0000000000000000000000000000',
    seq,
    client_id: null,
    message,
    message_type: 'text',
    sender: { id: '01JD0000000000000000000000000001', nickname: 'load-0001', role: 'participant' },
    sent_at: '2026-11-20T00:00:00.000000Z',
  };
}
