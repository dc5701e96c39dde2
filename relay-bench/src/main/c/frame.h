/* What the tools that send and receive Ethernet frames share: their layout, checksums, sockets. */
#ifndef FRAME_H
#define FRAME_H
#include "load.h"

#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <sys/ioctl.h>

enum { NEXT_UDP = 17, NEXT_ICMP = 58, IP_LENGTH = 40, UDP_LENGTH = 8 };

/* Ethernet and IPv6 headers (RFC 2464, RFC 8200), and what stands behind them. */
struct frame {
  uint8_t to[6], from[6];
  uint16_t type;
  uint32_t version; /* with traffic class and flow label */
  uint16_t payload_length;
  uint8_t next_header, hop_limit;
  uint8_t source[16], destination[16];
  union {
    struct {
      uint16_t source_port, destination_port, length, checksum;
      uint8_t payload[];
    } udp;
    struct {
      uint8_t type, code;
      uint16_t checksum;
      uint8_t flags, reserved[3];
      uint8_t target[16];
      uint8_t option, option_length, hardware[6];
    } neighbour; /* RFC 4861, 4.3 and 4.4 */
  };
} __attribute__((packed));

enum {
  IP_AT = 14,
  UPPER_AT = IP_AT + IP_LENGTH,
  PAYLOAD_AT = UPPER_AT + UDP_LENGTH,
  NEIGHBOUR_LENGTH = 32
};

/* Adds octets, as 32-bit words in the order they stand in. */
static inline uint64_t sum_of(const uint8_t *data, size_t length, uint64_t sum) {
  for (; length >= 4; data += 4, length -= 4) {
    uint32_t word;
    memcpy(&word, data, 4);
    sum += word;
  }
  uint32_t rest = 0;
  memcpy(&rest, data, length);
  return sum + rest;
}

/* The one's complement sum of pseudo-header and upper layer (RFC 8200, 8.1): 0xffff when it is right. */
static inline uint16_t upper_sum(const struct frame *frame) {
  uint64_t sum = sum_of(frame->source, 32, 0);
  sum += frame->payload_length;
  sum += htons(frame->next_header);
  sum = sum_of((const uint8_t *)frame + UPPER_AT, ntohs(frame->payload_length), sum);
  while (sum >> 16) sum = (sum & 0xffff) + (sum >> 16);
  return (uint16_t)sum;
}

/* Fills in what every IPv6 frame has, but addresses. */
static inline void begin(struct frame *frame, uint8_t next_header, uint8_t hop_limit, size_t length) {
  frame->type = htons(ETH_P_IPV6);
  frame->version = htonl(6u << 28);
  frame->payload_length = htons((uint16_t)length);
  frame->next_header = next_header;
  frame->hop_limit = hop_limit;
}

/* Makes a UDP datagram of the payload in it, the addresses being there; gives the frame's length. */
static inline size_t finish_udp(
    struct frame *frame, uint16_t source_port, uint16_t destination_port, size_t length) {
  begin(frame, NEXT_UDP, 64, UDP_LENGTH + length);
  frame->udp.source_port = htons(source_port);
  frame->udp.destination_port = htons(destination_port);
  frame->udp.length = frame->payload_length;
  frame->udp.checksum = 0;
  uint16_t checksum = (uint16_t)~upper_sum(frame);
  frame->udp.checksum = checksum ? checksum : 0xffff;
  return PAYLOAD_AT + length;
}

/* A packet socket for IPv6 frames of one interface, or of all for 0, that leaves what the filter does. */
static inline int packet_socket(int interface, const struct sock_filter *code, size_t length) {
  struct sock_fprog filter = {(unsigned short)length, (struct sock_filter *)code};
  struct sockaddr_ll address = {.sll_family = AF_PACKET, .sll_ifindex = interface};
  address.sll_protocol = htons(ETH_P_IPV6);
  int fd = socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK, 0);
  if (fd < 0) fail("packet socket");
  if (setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) != 0) fail("filter");
  if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0) fail("bind to interface");
  return fd;
}

/* A packet socket that sends: each frame of the batch by the interface its address names. */
static inline int frame_sender(struct batch *batch, struct sockaddr_ll *to) {
  int fd = socket(AF_PACKET, SOCK_RAW, 0);
  if (fd < 0) fail("packet socket");
  prepare(batch);
  for (int i = 0; i < BATCH; i++) {
    to[i] = (struct sockaddr_ll){.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_IPV6)};
    batch->headers[i].msg_hdr.msg_name = &to[i];
    batch->headers[i].msg_hdr.msg_namelen = sizeof to[i];
  }
  return fd;
}

/* The hardware address of an interface and its link-local address, which follows from it. */
static inline void own_addresses(const char *interface, uint8_t *hardware, uint8_t *address) {
  struct ifreq request = {0};
  int fd = socket(AF_INET6, SOCK_DGRAM, 0);
  strncpy(request.ifr_name, interface, IFNAMSIZ - 1);
  if (ioctl(fd, SIOCGIFHWADDR, &request) != 0) fail(interface);
  close(fd);
  const uint8_t *octets = (const uint8_t *)request.ifr_hwaddr.sa_data;
  memcpy(hardware, octets, 6);
  memcpy(address, (uint8_t[]){0xfe, 0x80, 0, 0, 0, 0, 0, 0}, 8);
  memcpy(address + 8, octets, 3);
  memcpy(address + 11, (uint8_t[]){0xff, 0xfe}, 2);
  memcpy(address + 13, octets + 3, 3);
  address[8] ^= 2;
}

#endif
