/*
 * The least a relay can be in C that uses what Linux offers: client messages are taken from their
 * frames, answers leave as frames, and copies go to each server by a connected socket, up to 64 of
 * one length in a message that the kernel cuts. Nothing is checked and nothing counted.
 *
 *   limit LINKS SERVER...
 *
 * Links are the interfaces lan0, lan1 and so on, with the link-addresses 2001:db8:1:0::1,
 * 2001:db8:1:1::1 and so on.
 */
#include "frame.h"

#include <sys/epoll.h>

enum { SERVERS = 16, LINKS = 1024, PEERS = 1 << 19, PROBES = 16, COPIES_LENGTH = BATCH * 1024 };

struct link {
  int interface, fd;
  uint8_t hardware[6], own[16], address[16];
  char name[IF_NAMESIZE];
  size_t name_length;
};

/* A client, and where its latest frame came from. */
struct peer {
  uint8_t address[16], hardware[6];
  int interface;
};

static struct link links[LINKS];
static struct peer peers[PEERS];
static int servers[SERVERS], link_count, server_count, egress;
static struct batch in, answers;
static struct sockaddr_ll answers_to[BATCH];
static int answer_count;

/* Copies that wait, one behind the other; each run of one length is a message for the kernel. */
static uint8_t copies[COPIES_LENGTH];
static struct mmsghdr runs[BATCH];
static struct iovec run_vectors[BATCH];
static union {
  char room[CMSG_SPACE(sizeof(uint16_t))];
  struct cmsghdr header;
} run_controls[BATCH];
static size_t copies_length, copy_length;
static int copy_count, run_count;

/* Where a client's entry is, or belongs; another's goes when all places are taken. */
static struct peer *peer_of(const uint8_t *address, int interface) {
  uint64_t low;
  memcpy(&low, address + 8, 8);
  uint64_t hash = (low ^ (uint64_t)interface << 40) * 0x9E3779B97F4A7C15u >> 44;
  for (uint64_t probe = 0; probe < PROBES; probe++) {
    struct peer *peer = &peers[(hash + probe) % PEERS];
    if (peer->interface == 0) return peer;
    if (peer->interface == interface && memcmp(peer->address, address, 16) == 0) return peer;
  }
  return &peers[hash % PEERS];
}

static void flush_copies(void) {
  for (int run = 0; run < run_count; run++) {
    struct msghdr *header = &runs[run].msg_hdr;
    header->msg_iov = &run_vectors[run];
    header->msg_iovlen = 1;
    header->msg_control = &run_controls[run];
    header->msg_controllen = sizeof run_controls[run].room;
  }
  for (int server = 0; server < server_count && run_count > 0; server++) {
    send_headers(servers[server], runs, run_count);
  }
  run_count = copy_count = 0;
  copies_length = copy_length = 0;
}

/* Room for one more copy of that length. */
static uint8_t *next_copy(size_t length) {
  if (copy_count == BATCH || copies_length + length > COPIES_LENGTH) flush_copies();
  if (length != copy_length) {
    uint16_t segment = (uint16_t)length;
    struct cmsghdr *control = &run_controls[run_count].header;
    *control = (struct cmsghdr){.cmsg_level = IPPROTO_UDP, .cmsg_type = UDP_SEGMENT};
    control->cmsg_len = CMSG_LEN(sizeof segment);
    memcpy(CMSG_DATA(control), &segment, sizeof segment);
    run_vectors[run_count++] = (struct iovec){.iov_base = copies + copies_length};
    copy_length = length;
  }
  run_vectors[run_count - 1].iov_len += length;
  copies_length += length;
  copy_count++;
  return copies + copies_length - length;
}

static void forward(const struct link *link, const struct frame *frame) {
  size_t length = ntohs(frame->udp.length) - (size_t)UDP_LENGTH, name = link->name_length;
  uint8_t *copy = next_copy(34 + 4 + name + 4 + length);
  copy[0] = 12;
  copy[1] = 0;
  memcpy(copy + 2, link->address, 16);
  memcpy(copy + 18, frame->source, 16);
  memcpy(copy + 34, (uint8_t[]){0, 18, 0, (uint8_t)name}, 4);
  memcpy(copy + 38, link->name, name);
  memcpy(copy + 38 + name, (uint8_t[]){0, 9, (uint8_t)(length >> 8), (uint8_t)length}, 4);
  memcpy(copy + 42 + name, frame->udp.payload, length);
}

static void read_link(const struct link *link) {
  prepare(&in);
  int n = recvmmsg(link->fd, in.headers, BATCH, MSG_DONTWAIT, NULL);
  for (int i = 0; i < n; i++) {
    const struct frame *frame = (const struct frame *)in.slots[i];
    struct peer *peer = peer_of(frame->source, link->interface);
    memcpy(peer->address, frame->source, 16);
    memcpy(peer->hardware, frame->from, 6);
    peer->interface = link->interface;
    forward(link, frame);
  }
}

static void flush_answers(void) {
  if (answer_count > 0) send_all(egress, &answers, answer_count);
  answer_count = 0;
}

static void deliver(const struct link *link, const uint8_t *peer, const uint8_t *message, size_t length) {
  if (answer_count == BATCH) flush_answers();
  struct frame *frame = (struct frame *)answers.slots[answer_count];
  memcpy(frame->to, peer_of(peer, link->interface)->hardware, 6);
  memcpy(frame->from, link->hardware, 6);
  memcpy(frame->source, link->own, 16);
  memcpy(frame->destination, peer, 16);
  memcpy(frame->udp.payload, message, length);
  answers.vectors[answer_count].iov_len = finish_udp(frame, SERVER_PORT, CLIENT_PORT, length);
  answers_to[answer_count++].sll_ifindex = link->interface;
}

/* Interface-Id and Relay Message may stand in any order. */
static void unwrap(const uint8_t *reply, size_t length) {
  const uint8_t *message = NULL;
  const struct link *link = NULL;
  size_t message_length = 0;
  for (size_t at = 34; at + 4 <= length;) {
    const uint8_t *value = reply + at + 4;
    size_t size = (size_t)reply[at + 2] << 8 | reply[at + 3];
    if (at + 4 + size > length) return;
    if (reply[at + 1] == 9) message = value, message_length = size;
    if (reply[at + 1] == 18) {
      int number = 0;
      for (size_t digit = 3; digit < size; digit++) number = number * 10 + value[digit] - '0';
      link = &links[number % LINKS];
    }
    at += 4 + size;
  }
  if (message != NULL && link != NULL) deliver(link, reply + 18, message, message_length);
}

static void read_server(int fd) {
  prepare(&in);
  int n = recvmmsg(fd, in.headers, BATCH, MSG_DONTWAIT, NULL);
  for (int i = 0; i < n; i++) unwrap(in.slots[i], in.headers[i].msg_len);
}

/* UDP datagrams from port 546 to port 547 of ff02::1:2. */
static const struct sock_filter MESSAGES[] = {
    BPF_STMT(BPF_LD | BPF_B | BPF_ABS, IP_AT + 6),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NEXT_UDP, 0, 7),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, UPPER_AT),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CLIENT_PORT << 16 | SERVER_PORT, 0, 5),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, IP_AT + 24),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0xff020000, 0, 3),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, IP_AT + 36),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x00010002, 0, 1),
    BPF_STMT(BPF_RET | BPF_K, 0xffff),
    BPF_STMT(BPF_RET | BPF_K, 0)};

/* A member of the group that leaves its datagrams alone. */
static void join(int interface) {
  struct sock_filter nothing = BPF_STMT(BPF_RET | BPF_K, 0);
  struct sock_fprog filter = {1, &nothing};
  struct ipv6_mreq group = {.ipv6mr_interface = (unsigned)interface};
  int fd = udp_socket("ff02::1:2", SERVER_PORT, interface);
  inet_pton(AF_INET6, "ff02::1:2", &group.ipv6mr_multiaddr);
  if (setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) != 0) fail("filter");
  if (setsockopt(fd, IPPROTO_IPV6, IPV6_JOIN_GROUP, &group, sizeof group) != 0) fail("join");
}

static void watch(int epoll, int fd, uint32_t number) {
  struct epoll_event event = {.events = EPOLLIN, .data.u32 = number};
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) != 0) fail("epoll");
}

/* As much room as the kernel gives to those without privileges, which a relay should run as. */
static void set_room(int fd) {
  int room = 8 << 20;
  setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
}

static void open_link(struct link *link, int number) {
  char address[INET6_ADDRSTRLEN];
  snprintf(link->name, sizeof link->name, "lan%d", number);
  snprintf(address, sizeof address, "2001:db8:1:%x::1", (unsigned)number);
  inet_pton(AF_INET6, address, link->address);
  link->name_length = strlen(link->name);
  link->interface = (int)if_nametoindex(link->name);
  if (link->interface == 0) fail(link->name);
  own_addresses(link->name, link->hardware, link->own);
  join(link->interface);
  link->fd = packet_socket(link->interface, MESSAGES, sizeof MESSAGES / sizeof *MESSAGES);
  set_room(link->fd);
}

static int open_server(const char *address) {
  struct sockaddr_in6 to = {.sin6_family = AF_INET6, .sin6_port = htons(SERVER_PORT)};
  int fd = udp_socket("::", SERVER_PORT, 0);
  set_room(fd);
  if (inet_pton(AF_INET6, address, &to.sin6_addr) != 1) fail(address);
  if (connect(fd, (struct sockaddr *)&to, sizeof to) != 0) fail("connect");
  return fd;
}

int main(int argc, char **argv) {
  if (argc < 3 || argc > 2 + SERVERS) {
    fprintf(stderr, "usage: limit LINKS SERVER...\n");
    return 2;
  }
  int epoll = epoll_create1(0);
  for (link_count = 0; link_count < atoi(argv[1]) && link_count < LINKS; link_count++) {
    open_link(&links[link_count], link_count);
    watch(epoll, links[link_count].fd, (uint32_t)link_count);
  }
  for (; server_count < argc - 2; server_count++) {
    servers[server_count] = open_server(argv[2 + server_count]);
    watch(epoll, servers[server_count], LINKS + (uint32_t)server_count);
  }
  egress = frame_sender(&answers, answers_to);
  printf("limit is relaying\n");
  fflush(stdout);
  for (;;) {
    struct epoll_event events[BATCH];
    int n = epoll_wait(epoll, events, BATCH, -1);
    for (int i = 0; i < n; i++) {
      uint32_t number = events[i].data.u32;
      if (number < LINKS) {
        read_link(&links[number]);
      } else {
        read_server(servers[number - LINKS]);
      }
    }
    flush_copies();
    flush_answers();
  }
}
