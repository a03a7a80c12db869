"""Simulated exchanges on loopback: Binance spot and USD-M futures, Upbit, Kiwoom's style.

Each has its own port, and faults on demand.

Inside a test's own loop:

    async with running() as exchange:
        exchange.usdm.trade("BTCUSDT")      # frames to whoever has subscribed
        exchange.advance(60_000)            # the minute ends: its candles close
        exchange.usdm.fault("reset")        # see `faults.py`

For a program or a browser, `python -m tests.exchange --port 9100`; see `control.py`.
The protocols are those of the exchanges' documentation of 2026; the prices are made here.
"""

from .exchange import Exchange, running
from .faults import FAULTS

__all__ = ["FAULTS", "Exchange", "running"]
