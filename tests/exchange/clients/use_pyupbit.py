"""pyupbit: no URL can be configured, so it is led here by a proxy and believes its certificate."""

import pyupbit
from report import Report

if __name__ == "__main__":  # its reader is a process, which imports this file again
    report = Report()
    rows = pyupbit.get_ohlcv("KRW-BTC", "minute1", count=5)
    report.history = [
        [int(at.tz_localize("Asia/Seoul").timestamp()) * 1000, *row[:5]]
        for at, *row in rows.itertuples()
    ]
    report.prices = [pyupbit.get_current_price("KRW-BTC")]
    manager = pyupbit.WebSocketManager("ticker", ["KRW-BTC"])
    while len(report.prices) < 3 and not report.errors:
        frame = manager.get()
        if isinstance(frame, str):
            report.errors.append(frame)
        else:
            report.prices.append(frame["trade_price"])
    manager.terminate()
    report.tell()
