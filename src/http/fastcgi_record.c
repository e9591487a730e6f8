#include "http/fastcgi_record.h"

#include <string.h>

#define PROTOCOL_VERSION 1
enum { RECORD_ABORT = 2, RECORD_END = 3, RECORD_STDOUT = 6 };
#define END_LENGTH 8 /* application status, protocol status, padding: zeros */

static void write_head(
    unsigned char *head, int type, unsigned id, size_t length)
{
	memset(head, 0, FASTCGI_RECORD_HEAD);
	head[0] = PROTOCOL_VERSION;
	head[1] = (unsigned char)type;
	head[2] = (unsigned char)(id >> 8);
	head[3] = (unsigned char)id;
	head[4] = (unsigned char)(length >> 8);
	head[5] = (unsigned char)length;
}

void fastcgi_record_write_head(
    unsigned char head[static FASTCGI_RECORD_HEAD], unsigned id, size_t length)
{
	write_head(head, RECORD_STDOUT, id, length);
}

void fastcgi_record_write_end(
    unsigned char end[static FASTCGI_END_SIZE], unsigned id)
{
	memset(end, 0, FASTCGI_END_SIZE);
	write_head(end, RECORD_STDOUT, id, 0);
	write_head(end + FASTCGI_RECORD_HEAD, RECORD_END, id, END_LENGTH);
}

void fastcgi_record_write_invalid(
    unsigned char head[static FASTCGI_RECORD_HEAD])
{
	memset(head, 0, FASTCGI_RECORD_HEAD);
	head[0] = PROTOCOL_VERSION + 1;
}

bool fastcgi_record_is_abort(
    const unsigned char head[static FASTCGI_RECORD_HEAD])
{
	return head[0] == PROTOCOL_VERSION && head[1] == RECORD_ABORT;
}
