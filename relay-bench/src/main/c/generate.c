/*
 * Clients, each with a hardware address and a link-local address of its own: sends their SOLICITs at
 * a fixed rate to ff02::1:2, one client after the other, answers neighbour solicitations for them,
 * and checks and times the ADVERTISEs that come back.
 *
 *   generate RATE SECONDS SERVERS [clients=N] [base=N] [next=N] [links=N] [silent]
 *
 * clients: how many; base: the number of the lowest; next: which of them begins. links: interfaces
 * eth0, eth1 and so on that they are shared out to. silent: neighbour solicitations stay unanswered.
 * With one client each message has another DUID all the same.
 *
 * Prints one line: sent; answers; complete, exchanges with an answer of every server; clients that
 * sent, and served, those whose every exchange is complete; latencies in microseconds, from before
 * the system call that sends to when the kernel has the answer, over all answers, and as first_p99
 * and first_max over the first answer to each client; what is wrong with answers; solicitations; and
 * overrun, what was lost here for want of room.
 */
#include "crowd.h"
#include "ring.h"

enum { EXCHANGES = 1 << 21, XID_MASK = 0xffffff, PAUSE_NANOS = 200000, DUIDS = 10000 };
enum { ADVERTISE = 2, SERVER_AT = 31, ADVERTISE_LENGTH = 36, SOLICITATION = 135, ADVERTISEMENT = 136 };

struct exchange {
  uint64_t sent_at;
  uint32_t number, client;
  uint64_t servers; /* a bit for each that has answered */
};

static struct exchange exchanges[EXCHANGES];
static struct crowd crowd;
static struct ring ring;
static struct times all, first;
static uint64_t answers, complete, stray, malformed, bad_checksum, misdirected, repeated, solicitations;
static uint32_t xid_base;
static int egress, servers, silent;

static struct batch out;
static struct sockaddr_ll out_to[BATCH];

static struct exchange *exchange_of(uint32_t number) { return &exchanges[number % EXCHANGES]; }

/* An answer that is a well-formed frame for the client that asked. */
static void take(const struct frame *frame, uint64_t at) {
  const uint8_t *message = frame->udp.payload;
  uint32_t xid = (uint32_t)message[1] << 16 | (uint32_t)message[2] << 8 | message[3];
  struct exchange *exchange = exchange_of((xid - xid_base) & XID_MASK & (EXCHANGES - 1));
  if (exchange->sent_at == 0 || ((exchange->number + xid_base) & XID_MASK) != xid) {
    stray++;
    return;
  }
  if (!is_for(&crowd, frame, exchange->client)) {
    misdirected++;
    return;
  }
  uint64_t server = 1ull << (message[SERVER_AT] & 63);
  if (exchange->servers & server) {
    repeated++;
    return;
  }
  answers++;
  record(&all, at - exchange->sent_at);
  if (!crowd.members[exchange->client].answered++) record(&first, at - exchange->sent_at);
  exchange->servers |= server;
  if (__builtin_popcountll(exchange->servers) == servers) {
    complete++;
    crowd.members[exchange->client].complete++;
  }
}

static int is_well_formed(const struct frame *frame, size_t length) {
  size_t payload = ntohs(frame->payload_length);
  return length >= UPPER_AT + payload && payload >= UDP_LENGTH + ADVERTISE_LENGTH &&
         ntohl(frame->version) >> 28 == 6 && frame->hop_limit > 0 &&
         frame->udp.length == frame->payload_length && frame->udp.source_port == htons(SERVER_PORT) &&
         frame->source[0] == 0xfe && (frame->source[1] & 0xc0) == 0x80 &&
         frame->udp.payload[0] == ADVERTISE;
}

/* Answers a neighbour solicitation for a client (RFC 4861, 7.2.4). */
static void resolve(const struct frame *asked, int interface) {
  static uint8_t room[UPPER_AT + NEIGHBOUR_LENGTH];
  struct frame *frame = (struct frame *)room;
  int client = client_of(&crowd, asked->neighbour.target);
  if (client < 0 || silent) return;
  memcpy(frame->to, asked->from, 6);
  hardware_address(&crowd, (uint32_t)client, frame->from);
  memcpy(frame->source, asked->neighbour.target, 16);
  memcpy(frame->destination, asked->source, 16);
  begin(frame, NEXT_ICMP, 255, NEIGHBOUR_LENGTH);
  frame->neighbour.type = ADVERTISEMENT;
  frame->neighbour.checksum = 0;
  frame->neighbour.flags = 0x60; /* solicited, override */
  memcpy(frame->neighbour.target, asked->neighbour.target, 16);
  frame->neighbour.option = 2;
  frame->neighbour.option_length = 1;
  memcpy(frame->neighbour.hardware, frame->from, 6);
  frame->neighbour.checksum = (uint16_t)~upper_sum(frame);
  struct sockaddr_ll to = {.sll_family = AF_PACKET, .sll_ifindex = interface};
  sendto(egress, room, sizeof room, 0, (struct sockaddr *)&to, sizeof to);
}

static void look(const struct received *received) {
  const struct frame *frame = received->frame;
  if (frame->next_header == NEXT_ICMP) {
    solicitations++;
    resolve(frame, received->interface);
  } else if (!is_well_formed(frame, received->length)) {
    malformed++;
  } else if (!received->is_checked && (frame->udp.checksum == 0 || upper_sum(frame) != 0xffff)) {
    bad_checksum++;
  } else {
    take(frame, received->at);
  }
}

static int receive_all(void) {
  int count = 0;
  struct received received;
  for (; ring_next(&ring, &received); count++) {
    look(&received);
    ring_release(&ring);
  }
  return count;
}

static void fill(int slot, uint32_t number, uint32_t next) {
  uint32_t client = (next + number) % crowd.count;
  struct frame *frame = (struct frame *)out.slots[slot];
  struct exchange *exchange = exchange_of(number);
  size_t length = solicit(&crowd, frame, client, crowd.count > 1 ? client : number % DUIDS,
                          (number + xid_base) & XID_MASK);
  out.vectors[slot].iov_len = length;
  out_to[slot].sll_ifindex = crowd.interfaces[client % (uint32_t)crowd.links];
  *exchange = (struct exchange){.sent_at = real_nanos(), .number = number, .client = client};
  crowd.members[client].sent++;
}

/* Sends what is due, and gives how many there were. */
static int send_due(uint64_t *sent, uint64_t due, uint32_t next) {
  int count = 0;
  for (; *sent < due && count < BATCH; count++) fill(count, (uint32_t)(*sent)++, next);
  if (count > 0) send_all(egress, &out, count);
  return count;
}

/* Those that go to port 546, and neighbour solicitations. */
static const struct sock_filter FILTER[] = {
    BPF_STMT(BPF_LD | BPF_B | BPF_ABS, IP_AT + 6),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NEXT_UDP, 0, 2),
    BPF_STMT(BPF_LD | BPF_H | BPF_ABS, UPPER_AT + 2),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CLIENT_PORT, 3, 4),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NEXT_ICMP, 0, 3),
    BPF_STMT(BPF_LD | BPF_B | BPF_ABS, UPPER_AT),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SOLICITATION, 0, 1),
    BPF_STMT(BPF_RET | BPF_K, 0xffff),
    BPF_STMT(BPF_RET | BPF_K, 0)};

static uint32_t option(int count, char **words, const char *name, uint32_t otherwise) {
  size_t length = strlen(name);
  for (int i = 0; i < count; i++) {
    if (strncmp(words[i], name, length) == 0) return (uint32_t)strtoul(words[i] + length, NULL, 10);
  }
  return otherwise;
}

static void run(double rate, double seconds, uint32_t next) {
  uint64_t total = (uint64_t)(rate * seconds), sent = 0, start = now_nanos();
  struct timespec pause = {.tv_nsec = PAUSE_NANOS};
  while (sent < total) {
    uint64_t due = (uint64_t)((double)(now_nanos() - start) * rate / 1e9) + 1;
    int done = send_due(&sent, due < total ? due : total, next);
    done += receive_all();
    if (done == 0) nanosleep(&pause, NULL);
  }
  double took = (double)(now_nanos() - start) / 1e9;
  for (int quiet = 0; quiet < 1500; quiet++) {
    if (receive_all() > 0) quiet = 0;
    nanosleep(&pause, NULL);
  }
  printf("sent=%lu seconds=%.3f answers=%lu complete=%lu clients=%u served=%u p50=%lu p99=%lu max=%lu "
         "first_p99=%lu first_max=%lu malformed=%lu bad_checksum=%lu misdirected=%lu repeated=%lu "
         "stray=%lu solicitations=%lu overrun=%u\n",
         sent, took, answers, complete, clients_that_sent(&crowd), clients_served(&crowd),
         percentile(&all, 0.5), percentile(&all, 0.99), all.longest, percentile(&first, 0.99),
         first.longest, malformed, bad_checksum, misdirected, repeated, stray, solicitations,
         ring_overrun(&ring));
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: generate RATE SECONDS SERVERS [clients=N] [base=N] [next=N] [links=N] [silent]\n");
    return 2;
  }
  servers = atoi(argv[3]);
  for (int i = 4; i < argc; i++) silent |= strcmp(argv[i], "silent") == 0;
  uint32_t links = option(argc, argv, "links=", 1);
  open_crowd(&crowd, option(argc, argv, "clients=", 1), option(argc, argv, "base=", 0), (int)links);
  int fd = packet_socket(links > 1 ? 0 : crowd.interfaces[0], FILTER, sizeof FILTER / sizeof *FILTER);
  hear_all_stations(&crowd, fd);
  open_ring(&ring, fd);
  egress = frame_sender(&out, out_to);
  xid_base = (uint32_t)(now_nanos() >> 10);
  wake_on_time();
  run(atof(argv[1]), atof(argv[2]), option(argc, argv, "next=", 0));
  return 0;
}
