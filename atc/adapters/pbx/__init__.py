# SPDX-License-Identifier: GPL-3.0-or-later
"""What PBXs offer beyond SIP: their codes (profiles) and the Asterisk manager interface."""
