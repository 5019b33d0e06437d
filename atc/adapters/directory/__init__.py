# SPDX-License-Identifier: GPL-3.0-or-later
"""Phonebooks: files, LDAP, CardDAV. Each source stands alone; all follow `atc.ports.directory`."""
