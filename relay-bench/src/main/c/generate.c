/*
 * Clients: sends SOLICITs of ten thousand clients at a fixed rate to ff02::1:2 on one interface and
 * counts the ADVERTISEs that come back, with the time each took.
 *
 *   generate INTERFACE LINK-LOCAL-ADDRESS MESSAGES-PER-SECOND SECONDS SERVERS
 *
 * Prints one line: sent, answers, complete (exchanges with an answer of every server), and latencies
 * in microseconds over all answers; first is the longest among the first thousand messages.
 */
#include "load.h"

enum { IDS = 1 << 22, MICROS = 2000000, CLIENTS = 10000, DUID_END = 18 };

static uint64_t sent_at[IDS];
static uint8_t answers[IDS];
static uint32_t histogram[MICROS];
static uint64_t answer_count, complete, slowest_first;
static int fd, servers;
static volatile int done;

static const uint8_t SOLICIT[] = {
    1, 0, 0, 0,                                                /* SOLICIT, transaction-id */
    0, 1, 0, 10, 0, 3, 0, 1, 2, 0, 0, 0, 0, 1,                 /* Client Identifier, DUID-LL */
    0, 6, 0, 8, 0, 17, 0, 23, 0, 24, 0, 82,                    /* Option Request */
    0, 8, 0, 2, 0, 0,                                          /* Elapsed Time */
    0, 3, 0, 12, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,           /* IA_NA */
    0, 25, 0, 12, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};         /* IA_PD */

static void take(const uint8_t *message, uint64_t now) {
  uint32_t id = ((uint32_t)message[1] << 16 | (uint32_t)message[2] << 8 | message[3]) % IDS;
  uint64_t micros = (now - sent_at[id]) / 1000;
  answer_count++;
  histogram[micros < MICROS ? micros : MICROS - 1]++;
  if (id <= 1000 && micros > slowest_first) slowest_first = micros;
  if (++answers[id] == servers) complete++;
}

static void *receive(void *unused) {
  static struct batch batch;
  prepare(&batch);
  while (!done) {
    int n = recvmmsg(fd, batch.headers, BATCH, MSG_WAITFORONE, NULL);
    uint64_t now = now_nanos();
    for (int i = 0; i < n; i++) {
      if (batch.headers[i].msg_len >= 4 && batch.slots[i][0] == 2) take(batch.slots[i], now);
    }
  }
  return unused;
}

static uint64_t percentile(double part) {
  uint64_t wanted = (uint64_t)(part * (double)answer_count), seen = 0;
  for (uint32_t micros = 0; micros < MICROS; micros++) {
    seen += histogram[micros];
    if (seen > wanted) return micros;
  }
  return MICROS;
}

static void fill(struct batch *batch, int slot, uint32_t id, const struct sockaddr_in6 *group) {
  memcpy(batch->slots[slot], SOLICIT, sizeof SOLICIT);
  batch->slots[slot][1] = (uint8_t)(id >> 16);
  batch->slots[slot][2] = (uint8_t)(id >> 8);
  batch->slots[slot][3] = (uint8_t)id;
  batch->slots[slot][DUID_END - 2] = (uint8_t)(id % CLIENTS >> 8);
  batch->slots[slot][DUID_END - 1] = (uint8_t)(id % CLIENTS);
  batch->vectors[slot].iov_len = sizeof SOLICIT;
  batch->addresses[slot] = *group;
  sent_at[id % IDS] = now_nanos();
}

int main(int argc, char **argv) {
  if (argc != 6) {
    fprintf(stderr, "usage: generate INTERFACE ADDRESS RATE SECONDS SERVERS\n");
    return 2;
  }
  int scope = (int)if_nametoindex(argv[1]);
  double rate = atof(argv[3]), seconds = atof(argv[4]);
  servers = atoi(argv[5]);
  fd = udp_socket(argv[2], CLIENT_PORT, scope);
  struct timeval patience = {.tv_usec = 200000};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  struct sockaddr_in6 group = {.sin6_family = AF_INET6, .sin6_port = htons(SERVER_PORT)};
  inet_pton(AF_INET6, "ff02::1:2", &group.sin6_addr);
  group.sin6_scope_id = (uint32_t)scope;

  pthread_t receiver;
  pthread_create(&receiver, NULL, receive, NULL);
  static struct batch batch;
  prepare(&batch);
  uint64_t total = (uint64_t)(rate * seconds), sent = 0, start = now_nanos();
  while (sent < total) {
    uint64_t due = (uint64_t)((double)(now_nanos() - start) * rate / 1e9) + 1;
    int count = 0;
    for (; sent < due && sent < total && count < BATCH; count++) {
      fill(&batch, count, (uint32_t)(++sent), &group);
    }
    if (count > 0) {
      send_all(fd, &batch, count);
    } else {
      struct timespec pause = {.tv_nsec = 200000};
      nanosleep(&pause, NULL);
    }
  }
  double took = (double)(now_nanos() - start) / 1e9;
  uint64_t before;
  do {
    before = answer_count;
    usleep(300000);
  } while (answer_count != before);
  done = 1;
  pthread_join(receiver, NULL);
  printf("sent=%lu seconds=%.3f answers=%lu complete=%lu p50=%lu p99=%lu max=%lu first=%lu\n",
         (unsigned long)sent, took, (unsigned long)answer_count, (unsigned long)complete,
         (unsigned long)percentile(0.5), (unsigned long)percentile(0.99),
         (unsigned long)percentile(0.999999), (unsigned long)slowest_first);
  return 0;
}
