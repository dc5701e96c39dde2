/* A ring the kernel puts frames into (packet(7), PACKET_RX_RING, version 2), and times in microseconds. */
#ifndef RING_H
#define RING_H
#include "frame.h"

#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/prctl.h>

enum { RING_SLOT = 512, RING_BLOCK = 1 << 20, RING_SLOTS = 1 << 16, MICROS = 2000000 };

struct ring {
  uint8_t *memory;
  int fd;
  uint32_t at;
};

/* One frame in the ring. */
struct received {
  const struct frame *frame;
  size_t length;
  uint64_t at; /* when the kernel had it, CLOCK_REALTIME, nanoseconds */
  int interface;
  int is_checked; /* the kernel vouches for its checksum, or has left it to a card that is not there */
};

static inline void open_ring(struct ring *ring, int fd) {
  int version = TPACKET_V2;
  struct tpacket_req room = {
      .tp_block_size = RING_BLOCK,
      .tp_frame_size = RING_SLOT,
      .tp_frame_nr = RING_SLOTS,
      .tp_block_nr = RING_SLOTS / (RING_BLOCK / RING_SLOT)};
  if (setsockopt(fd, SOL_PACKET, PACKET_VERSION, &version, sizeof version) != 0) fail("version");
  if (setsockopt(fd, SOL_PACKET, PACKET_RX_RING, &room, sizeof room) != 0) fail("ring");
  ring->memory = mmap(NULL, (size_t)RING_SLOT * RING_SLOTS, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_POPULATE, fd, 0);
  if (ring->memory == MAP_FAILED) fail("mmap");
  ring->fd = fd;
}

static inline struct tpacket2_hdr *ring_header(const struct ring *ring) {
  return (struct tpacket2_hdr *)(ring->memory + (size_t)ring->at * RING_SLOT);
}

/* The next frame, until it is released; 0 when there is none. */
static inline int ring_next(const struct ring *ring, struct received *received) {
  struct tpacket2_hdr *header = ring_header(ring);
  if (!(atomic_load_explicit((_Atomic uint32_t *)&header->tp_status, memory_order_acquire) &
        TP_STATUS_USER)) {
    return 0;
  }
  const struct sockaddr_ll *address =
      (const struct sockaddr_ll *)((uint8_t *)header + TPACKET_ALIGN(sizeof *header));
  received->frame = (const struct frame *)((uint8_t *)header + header->tp_mac);
  received->length = header->tp_snaplen;
  received->at = (uint64_t)header->tp_sec * 1000000000u + header->tp_nsec;
  received->interface = address->sll_ifindex;
  received->is_checked =
      (header->tp_status & (TP_STATUS_CSUMNOTREADY | TP_STATUS_CSUM_VALID)) != 0;
  return 1;
}

static inline void ring_release(struct ring *ring) {
  atomic_store_explicit((_Atomic uint32_t *)&ring_header(ring)->tp_status, TP_STATUS_KERNEL,
                        memory_order_release);
  ring->at = (ring->at + 1) % RING_SLOTS;
}

/* How many frames found no room. */
static inline uint32_t ring_overrun(const struct ring *ring) {
  struct tpacket_stats counts = {0};
  socklen_t length = sizeof counts;
  getsockopt(ring->fd, SOL_PACKET, PACKET_STATISTICS, &counts, &length);
  return counts.tp_drops;
}

/* How often each number of microseconds was seen. */
struct times {
  uint64_t count, longest;
  uint32_t seen[MICROS];
};

static inline void record(struct times *times, uint64_t nanos) {
  uint64_t micros = nanos / 1000;
  times->count++;
  if (micros > times->longest) times->longest = micros;
  times->seen[micros < MICROS ? micros : MICROS - 1]++;
}

static inline uint64_t percentile(const struct times *times, double part) {
  uint64_t wanted = (uint64_t)(part * (double)times->count), seen = 0;
  for (uint32_t micros = 0; micros < MICROS; micros++) {
    seen += times->seen[micros];
    if (seen > wanted) return micros;
  }
  return 0;
}

static inline uint64_t real_nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* Sleeps are as long as asked for, not 50 microseconds longer. */
static inline void wake_on_time(void) { prctl(PR_SET_TIMERSLACK, 1); }

#endif
