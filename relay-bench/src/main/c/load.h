/* What the load tools share: messages as they stand on the wire, batches, and time. */
#ifndef LOAD_H
#define LOAD_H
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#ifndef UDP_SEGMENT
#define UDP_SEGMENT 103 /* <linux/udp.h> */
#endif

enum { BATCH = 64, SLOT = 2048, CLIENT_PORT = 546, SERVER_PORT = 547 };

/* Datagrams of one system call. */
struct batch {
  struct mmsghdr headers[BATCH];
  struct iovec vectors[BATCH];
  struct sockaddr_in6 addresses[BATCH];
  uint8_t slots[BATCH][SLOT];
};

static inline void fail(const char *what) {
  perror(what);
  exit(1);
}

static inline void prepare(struct batch *batch) {
  for (int i = 0; i < BATCH; i++) {
    batch->vectors[i].iov_base = batch->slots[i];
    batch->vectors[i].iov_len = SLOT;
    memset(&batch->headers[i], 0, sizeof batch->headers[i]);
    batch->headers[i].msg_hdr.msg_iov = &batch->vectors[i];
    batch->headers[i].msg_hdr.msg_iovlen = 1;
    batch->headers[i].msg_hdr.msg_name = &batch->addresses[i];
    batch->headers[i].msg_hdr.msg_namelen = sizeof batch->addresses[i];
  }
}

/* Sends all of them, however often the kernel has to be asked. */
static inline void send_headers(int fd, struct mmsghdr *headers, int count) {
  for (int sent = 0; sent < count;) {
    int n = sendmmsg(fd, headers + sent, (unsigned)(count - sent), 0);
    if (n > 0) {
      sent += n;
    } else if (errno != EAGAIN && errno != EINTR) {
      sent++; /* an error of an earlier datagram, or one that cannot be sent */
    }
  }
}

static inline void send_all(int fd, struct batch *batch, int count) {
  send_headers(fd, batch->headers, count);
}

static inline int udp_socket(const char *address, int port, int scope) {
  int fd = socket(AF_INET6, SOCK_DGRAM, 0);
  int yes = 1, room = 64 << 20;
  struct sockaddr_in6 local = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port)};
  local.sin6_scope_id = (uint32_t)scope;
  if (inet_pton(AF_INET6, address, &local.sin6_addr) != 1) fail(address);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room);
  if (bind(fd, (struct sockaddr *)&local, sizeof local) != 0) fail("bind");
  return fd;
}

static inline uint64_t now_nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

#endif
