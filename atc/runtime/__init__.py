# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground the console runs on: settings, logging, threads, time, small files, languages."""
