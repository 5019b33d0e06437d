# SPDX-License-Identifier: GPL-3.0-or-later
"""The headset driver on a real kernel: a small guest, vhci-hcd, and a headset by USB/IP."""
