/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PJSIP's compile-time limits for a switchboard; becomes pjlib/include/pj/config_site.h.
 */

/* 8 lines, each with a consultation or a returning call, and room for a burst of INVITEs that are
 * to be answered "busy here" rather than dropped. Two media sockets each. */
#define PJSUA_MAX_CALLS 32
#define PJSUA_MAX_ACC 32

/* One buddy per watched extension. */
#define PJSUA_MAX_BUDDIES 4096

/* Hash table sizes of the form 2^n - 1. Each subscription is one dialog; each refresh and each
 * NOTIFY one transaction, which lingers 32 s over UDP. */
#define PJSIP_MAX_DIALOG_COUNT 8191
#define PJSIP_MAX_TSX_COUNT 16383

/* epoll has no FD_SETSIZE to respect; a select() build would refuse more than 1024. */
#define PJ_IOQUEUE_MAX_HANDLES 1024

/* A full dialog-info document about a busy group with long display names outgrows the default 4000. */
#define PJSIP_MAX_PKT_LEN 8000

/* Everything can be logged; how much is logged is decided at run time. */
#define PJ_LOG_MAX_LEVEL 5
