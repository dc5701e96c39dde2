/*
 * A server: answers every RELAY-FORW that wraps a client's message with a RELAY-REPL that wraps an
 * ADVERTISE, Interface-Id and Client Identifier sent back. Its own identifier, its preference and the
 * addresses it offers are told by the last octet of ADDRESS, and each client is offered another.
 *
 *   answer ADDRESS
 */
#include "load.h"

/* Where something stands in the ADVERTISE, and in the SOLICIT of "generate". */
enum { DUID = 4, DUID_LENGTH = 10, NUMBER_LENGTH = 4, SERVER = 27, HALF = 56, HOST = 60, PREFERENCE = 76 };

static uint8_t advertise[] = {
    0, 1, 0, 10, 0, 3, 0, 1, 2, 0, 0, 0, 0, 1,                              /* Client Identifier */
    0, 2, 0, 10, 0, 3, 0, 1, 2, 0, 0, 0, 0, 9,                              /* Server Identifier */
    0, 3, 0, 40, 0, 0, 0, 1, 0, 0, 1, 44, 0, 0, 1, 224,                     /* IA_NA */
    0, 5, 0, 24, 32, 1, 13, 184, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 18, 52,      /* IA Address */
    0, 0, 2, 88, 0, 0, 3, 132,                                              /* its lifetimes */
    0, 7, 0, 1, 255};                                                       /* Preference */

/* Puts an option behind what is there and gives the new length. */
static size_t put(uint8_t *out, size_t at, int code, const uint8_t *data, size_t length) {
  uint8_t header[] = {0, (uint8_t)code, (uint8_t)(length >> 8), (uint8_t)length};
  memcpy(out + at, header, 4);
  memcpy(out + at + 4, data, length);
  return at + 4 + length;
}

/* The length of the answer, or 0 when the message asks for none. */
static size_t answer(const uint8_t *in, size_t length, uint8_t *out) {
  uint8_t message[4 + sizeof advertise] = {2};
  int asked = 0;
  if (length < 34 || in[0] != 12) return 0;
  memcpy(out, in, 34);
  out[0] = 13;
  size_t written = 34;
  for (size_t at = 34; at + 4 <= length;) {
    size_t size = (size_t)in[at + 2] << 8 | in[at + 3];
    if (at + 4 + size > length) return 0;
    if (in[at + 1] == 18) written = put(out, written, 18, in + at + 4, size);
    if (in[at + 1] == 9 && size >= 8 + DUID_LENGTH) {
      memcpy(message + 1, in + at + 5, 3);
      memcpy(advertise + DUID, in + at + 12, DUID_LENGTH);
      memcpy(advertise + HOST, in + at + 12 + DUID_LENGTH - NUMBER_LENGTH, NUMBER_LENGTH);
      asked = 1;
    }
    at += 4 + size;
  }
  memcpy(message + 4, advertise, sizeof advertise);
  return asked ? put(out, written, 9, message, sizeof message) : 0;
}

static int is_same(const struct batch *out, int one, int other) {
  return out->vectors[one].iov_len == out->vectors[other].iov_len &&
         memcmp(&out->addresses[one], &out->addresses[other], sizeof out->addresses[one]) == 0;
}

/* Sends datagrams that follow one another, are as long and go to the same relay as one that the kernel cuts. */
static void send_runs(int fd, struct batch *out, int count) {
  static struct mmsghdr runs[BATCH];
  static union {
    char room[CMSG_SPACE(sizeof(uint16_t))];
    struct cmsghdr header;
  } controls[BATCH];
  int number = 0;
  for (int at = 0, end; at < count; at = end, number++) {
    for (end = at + 1; end < count && is_same(out, at, end); end++) continue;
    runs[number].msg_hdr = out->headers[at].msg_hdr;
    runs[number].msg_hdr.msg_iovlen = (size_t)(end - at);
    if (end - at > 1) {
      uint16_t length = (uint16_t)out->vectors[at].iov_len;
      controls[number].header.cmsg_level = IPPROTO_UDP;
      controls[number].header.cmsg_type = UDP_SEGMENT;
      controls[number].header.cmsg_len = CMSG_LEN(sizeof length);
      memcpy(CMSG_DATA(&controls[number].header), &length, sizeof length);
      runs[number].msg_hdr.msg_control = &controls[number];
      runs[number].msg_hdr.msg_controllen = sizeof controls[number].room;
    }
  }
  send_headers(fd, runs, number);
}

int main(int argc, char **argv) {
  static struct batch in, out;
  const char *address = argc == 2 ? argv[1] : "::";
  int fd = udp_socket(address, SERVER_PORT, 0);
  struct in6_addr own;
  inet_pton(AF_INET6, address, &own);
  advertise[SERVER] = advertise[HALF] = advertise[PREFERENCE] = own.s6_addr[15];
  for (;;) {
    prepare(&in);
    prepare(&out);
    int n = recvmmsg(fd, in.headers, BATCH, MSG_WAITFORONE, NULL), count = 0;
    for (int i = 0; i < n; i++) {
      size_t length = answer(in.slots[i], in.headers[i].msg_len, out.slots[count]);
      if (length > 0) {
        out.vectors[count].iov_len = length;
        out.addresses[count++] = in.addresses[i];
      }
    }
    send_runs(fd, &out, count);
  }
}
