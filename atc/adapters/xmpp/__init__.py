# SPDX-License-Identifier: GPL-3.0-or-later
"""Chat and presence over XMPP (RFC 6120, RFC 6121), with slixmpp on the asyncio thread."""
