/* Clients by number: their hardware addresses, link-local addresses and SOLICITs. */
#ifndef CROWD_H
#define CROWD_H
#include "frame.h"

enum { LINKS = 1024 };

struct member {
  uint32_t sent, complete, answered;
};

struct crowd {
  uint32_t count, base; /* how many, and the number of the lowest in addresses */
  int links;
  int interfaces[LINKS];
  struct member *members;
};

static const uint8_t SOLICIT[] = {
    1, 0, 0, 0,                                                /* SOLICIT, transaction-id */
    0, 1, 0, 10, 0, 3, 0, 1, 2, 30, 0, 0, 0, 0,                /* Client Identifier, DUID-LL */
    0, 6, 0, 8, 0, 17, 0, 23, 0, 24, 0, 82,                    /* Option Request */
    0, 8, 0, 2, 0, 0,                                          /* Elapsed Time */
    0, 3, 0, 12, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,           /* IA_NA */
    0, 25, 0, 12, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};         /* IA_PD */

enum { XID_AT = 1, DUID_NUMBER_AT = 14 };

static const uint8_t GROUP[16] = {0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2};
static const uint8_t GROUP_HARDWARE[6] = {0x33, 0x33, 0, 1, 0, 2};

static inline void put_number(uint8_t *out, uint32_t number) {
  uint32_t big = htonl(number);
  memcpy(out, &big, 4);
}

static inline uint32_t number_at(const uint8_t *in) {
  uint32_t big;
  memcpy(&big, in, 4);
  return ntohl(big);
}

/* 02:1e and the number. */
static inline void hardware_address(const struct crowd *crowd, uint32_t client, uint8_t *out) {
  out[0] = 2;
  out[1] = 30;
  put_number(out + 2, crowd->base + client);
}

/* The link-local address that follows from the hardware address (RFC 4291, appendix A). */
static inline void link_local(const struct crowd *crowd, uint32_t client, uint8_t *out) {
  uint8_t number[4];
  put_number(number, crowd->base + client);
  const uint8_t address[16] = {0xfe, 0x80, 0,    0,    0,         0,         0, 0,
                               0,    30,   number[0], 0xff, 0xfe, number[1], number[2], number[3]};
  memcpy(out, address, 16);
}

/* Whose link-local address that is, or -1. */
static inline int client_of(const struct crowd *crowd, const uint8_t *address) {
  const uint8_t number[4] = {address[10], address[13], address[14], address[15]};
  uint32_t client = number_at(number) - crowd->base;
  uint8_t expected[16];
  if (client >= crowd->count) return -1;
  link_local(crowd, client, expected);
  return memcmp(address, expected, 16) == 0 ? (int)client : -1;
}

/* Whether a frame has that client's hardware and IPv6 address as its destination. */
static inline int is_for(const struct crowd *crowd, const struct frame *frame, uint32_t client) {
  uint8_t hardware[6], address[16];
  hardware_address(crowd, client, hardware);
  link_local(crowd, client, address);
  return memcmp(frame->to, hardware, 6) == 0 && memcmp(frame->destination, address, 16) == 0;
}

/* Makes the frame of a SOLICIT and gives its length. */
static inline size_t solicit(
    const struct crowd *crowd, struct frame *frame, uint32_t client, uint32_t duid, uint32_t xid) {
  memcpy(frame->to, GROUP_HARDWARE, 6);
  hardware_address(crowd, client, frame->from);
  link_local(crowd, client, frame->source);
  memcpy(frame->destination, GROUP, 16);
  uint8_t *message = frame->udp.payload;
  memcpy(message, SOLICIT, sizeof SOLICIT);
  message[XID_AT] = (uint8_t)(xid >> 16);
  message[XID_AT + 1] = (uint8_t)(xid >> 8);
  message[XID_AT + 2] = (uint8_t)xid;
  put_number(message + DUID_NUMBER_AT, crowd->base + duid);
  return finish_udp(frame, CLIENT_PORT, SERVER_PORT, sizeof SOLICIT);
}

static inline void open_crowd(struct crowd *crowd, uint32_t count, uint32_t base, int links) {
  crowd->count = count;
  crowd->base = base;
  crowd->links = links < LINKS ? links : LINKS;
  crowd->members = calloc(count, sizeof *crowd->members);
  if (count == 0 || links < 1 || crowd->members == NULL) fail("clients");
  for (int link = 0; link < crowd->links; link++) {
    char name[IF_NAMESIZE];
    snprintf(name, sizeof name, "eth%d", link);
    crowd->interfaces[link] = (int)if_nametoindex(name);
    if (crowd->interfaces[link] == 0) fail(name);
  }
}

/* Has the interfaces take frames for the clients' hardware addresses, which are not their own. */
static inline void hear_all_stations(const struct crowd *crowd, int fd) {
  for (int link = 0; link < crowd->links; link++) {
    struct packet_mreq all = {.mr_ifindex = crowd->interfaces[link], .mr_type = PACKET_MR_PROMISC};
    if (setsockopt(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &all, sizeof all) != 0) fail("promiscuous");
  }
}

static inline uint32_t clients_that_sent(const struct crowd *crowd) {
  uint32_t count = 0;
  for (uint32_t client = 0; client < crowd->count; client++) count += crowd->members[client].sent > 0;
  return count;
}

/* Those whose every exchange is complete. */
static inline uint32_t clients_served(const struct crowd *crowd) {
  uint32_t count = 0;
  for (uint32_t client = 0; client < crowd->count; client++) {
    const struct member *member = &crowd->members[client];
    count += member->sent > 0 && member->complete == member->sent;
  }
  return count;
}

#endif
