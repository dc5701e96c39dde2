/*
 * The least a relay can be in C: one socket, batches in, batches out, nothing checked and nothing
 * counted. It shows what recvmmsg and sendmmsg alone allow.
 *
 *   bare INTERFACE LINK-ADDRESS SERVER...
 */
#include "load.h"

enum { SERVERS = 16 };

static struct batch in, out;
static struct sockaddr_in6 servers[SERVERS];
static int fd, server_count, pending;

static uint8_t *next(size_t length, const struct sockaddr_in6 *to) {
  if (pending == BATCH) {
    send_all(fd, &out, pending);
    pending = 0;
  }
  out.vectors[pending].iov_len = length;
  out.addresses[pending] = *to;
  return out.slots[pending++];
}

static void forward(const uint8_t *message, size_t length, const struct sockaddr_in6 *from,
                    const struct in6_addr *link, const char *interface) {
  size_t name = strlen(interface);
  for (int i = 0; i < server_count; i++) {
    uint8_t *frame = next(34 + 4 + name + 4 + length, &servers[i]);
    frame[0] = 12;
    frame[1] = 0;
    memcpy(frame + 2, link, 16);
    memcpy(frame + 18, &from->sin6_addr, 16);
    memcpy(frame + 34, (uint8_t[]){0, 18, 0, (uint8_t)name}, 4);
    memcpy(frame + 38, interface, name);
    memcpy(frame + 38 + name, (uint8_t[]){0, 9, (uint8_t)(length >> 8), (uint8_t)length}, 4);
    memcpy(frame + 42 + name, message, length);
  }
}

static void deliver(const uint8_t *reply, size_t length, int scope) {
  for (size_t at = 34; at + 4 <= length;) {
    size_t size = (size_t)reply[at + 2] << 8 | reply[at + 3];
    if (at + 4 + size > length) return;
    if (reply[at + 1] == 9) {
      struct sockaddr_in6 to = {.sin6_family = AF_INET6, .sin6_port = htons(CLIENT_PORT)};
      memcpy(&to.sin6_addr, reply + 18, 16);
      to.sin6_scope_id = (uint32_t)scope;
      memcpy(next(size, &to), reply + at + 4, size);
    }
    at += 4 + size;
  }
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: bare INTERFACE LINK-ADDRESS SERVER...\n");
    return 2;
  }
  int scope = (int)if_nametoindex(argv[1]);
  struct in6_addr link;
  inet_pton(AF_INET6, argv[2], &link);
  for (int i = 3; i < argc && server_count < SERVERS; i++) {
    servers[server_count].sin6_family = AF_INET6;
    servers[server_count].sin6_port = htons(SERVER_PORT);
    inet_pton(AF_INET6, argv[i], &servers[server_count++].sin6_addr);
  }
  fd = socket(AF_INET6, SOCK_DGRAM, 0);
  struct sockaddr_in6 local = {.sin6_family = AF_INET6, .sin6_port = htons(SERVER_PORT)};
  struct ipv6_mreq group = {.ipv6mr_interface = (unsigned)scope};
  inet_pton(AF_INET6, "ff02::1:2", &group.ipv6mr_multiaddr);
  if (bind(fd, (struct sockaddr *)&local, sizeof local) != 0) fail("bind");
  if (setsockopt(fd, IPPROTO_IPV6, IPV6_JOIN_GROUP, &group, sizeof group) != 0) fail("join");
  printf("bare relay is relaying\n");
  fflush(stdout);
  prepare(&out);
  for (;;) {
    prepare(&in);
    int n = recvmmsg(fd, in.headers, BATCH, MSG_WAITFORONE, NULL);
    for (int i = 0; i < n; i++) {
      size_t length = in.headers[i].msg_len;
      if (length >= 34 && in.slots[i][0] == 13) {
        deliver(in.slots[i], length, scope);
      } else {
        forward(in.slots[i], length, &in.addresses[i], &link, argv[1]);
      }
    }
    send_all(fd, &out, pending);
    pending = 0;
  }
}
