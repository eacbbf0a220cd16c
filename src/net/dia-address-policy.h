/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which addresses this program may talk to. Servers and links are named by
 * people and by other servers: without a policy a name could lead requests to
 * this computer's own services or into the network it stands in. */

/* Whether @host, in ASCII lower case without brackets, is one of the three names
 * of this computer that a person may type: 127.0.0.1, ::1, localhost. */
gboolean dia_address_policy_is_loopback_name (const char *host);

/* Whether @host is written as an address; *@address is set when it is one that
 * all programs read alike. "127.1" and "0x7f000001" are written as addresses but
 * are read as such only by some: *@address is then %NULL. */
gboolean dia_address_policy_read_literal     (const char *host, GInetAddress **address);

/* Whether @address belongs to the public internet: not this computer, its link,
 * a private or shared network, multicast or a reserved range (RFC 6890), in
 * IPv4, in IPv6 or as IPv4 within IPv6. */
gboolean dia_address_policy_is_public        (GInetAddress *address);

/**
 * dia_address_policy_check_url:
 * @url: an absolute URL
 * @loopback_allowed: whether the person typed a server on this computer
 * @error: %DIA_NET_ERROR_ADDRESS_REFUSED
 *
 * Checks what can be seen without asking for names: scheme, host, literal
 * addresses, no user name.
 * Returns: (transfer full): the parsed URL
 */
GUri    *dia_address_policy_check_url        (const char *url, gboolean loopback_allowed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
