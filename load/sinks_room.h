// What sinks.c knows: its options, its members, and what it has counted until now.

enum { MAX_MEMBERS = 16000, MAX_MESSAGES = 2000000, MAX_SERIES = 4000, MAX_TAPS = 20000 };
enum { READ_BYTES = 1 << 18, TICK = 500000, PROGRESS = 250000, JOIN_LIMIT = 90, DRAIN_LIMIT = 10 };
enum { SETTLE = 1000000, VOID_LAG_MS = 5 };
#define VOID_SHARE 0.95  // of a core: beyond it, who reads late is the load tool

typedef enum { CLOSED, DIALLING, UPGRADING, OPENING, CONNECTING, JOINED } State;
typedef enum { JOIN, REST, RUN, DRAIN, LEAVE, DONE } Phase;

typedef struct {
  int fd;
  uint8_t state, probe;
  uint32_t got, kept_size;       // messages received; bytes of an unfinished frame
  uint64_t index_sum;            // probes: the sum of the indexes received, which shows doubles
  int64_t began;                 // when it was meant to dial
  char *kept, *session, *token;  // the token file's words; NULL in bare mode
} Member;

// Options, in the units of their names.
static int port, members = 100, probes = 0, payload = 100, window = 200, acks = 0, rounds = 1, server = 0;
static int tap_acks = 0, plain = 0;  // plain: WebSocket without Engine.IO and Socket.IO
static double rate = 0, taps = 0, pings = 0, seconds = 10, warmup = 1, join_rate = 0, leave_seconds = 0;
static char *host = "127.0.0.1", *token_file = NULL;

static Member *room;
static int poller, joined, dialled, dial_limit, known, tokens_from = -1;  // known: have a token
static Phase phase = JOIN;
static int64_t phase_began, start, round_began, tick_due, progress_due, measured_from;
static long sent, round_first, tapped, received, acked, refused, reactions, frames, lost_sockets;
static long tap_acked, tapped_before, failed_writes, reactions_run, head, due_total;
static long warm_count, warm_taps, received_before, round_number;
static int64_t *slowest;  // by message: its latency to the probe that had it last
static uint32_t *seen;    // by message: how many probes have it
static Histogram join_times, rejoin_times, delivery, ack_times, tap_times, last_times, lag, recent;
static char refusal[160], series[MAX_SERIES * 160];
static size_t series_size;
static double cpu_start, cpu_warm, cpu_end, cpu_joined, cpu_left, cpu_rejoin, own_start, own_end;
static double idle_cpu, join_seconds, rejoin_seconds, run_seconds;
static long memory_before, memory_joined, memory_end;
static int measures;
static long pinged, ponged;
// Pings are told apart by when they went out: SIGUSR1 begins the next part of the run.
enum { PARTS = 3 };
static Histogram answers[PARTS];
static volatile sig_atomic_t part, stopped;  // stopped by SIGTERM: end the run now, and report it
static int64_t part_began[PARTS];

static int64_t tap_meant_at(long index) {
  return round_began + (int64_t)((double)index * 1e6 / taps);
}

static int64_t meant_at(long index) {
  return round_began + (int64_t)((double)(index - round_first) * 1e6 / rate);
}
