# SPDX-License-Identifier: GPL-3.0-or-later
"""What talks to the world: SIP, the PBX's services, HTTP, USB. Each knows nothing of the others."""
