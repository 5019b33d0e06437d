# SPDX-License-Identifier: GPL-3.0-or-later
"""x"""
from atclab.instance import Instance
def start(i): return False
def stop(i): return False
def running(i): return False
def run(i,o): pass
