"""The short names of the format SIMPLE."""

SHORT = {
    "type": "ty", "code": "cd", "timestamp": "tms", "stream_type": "st",
    "opening_price": "op", "high_price": "hp", "low_price": "lp", "trade_price": "tp",
    "prev_closing_price": "pcp", "change": "c", "change_price": "cp", "signed_change_price": "scp",
    "change_rate": "cr", "signed_change_rate": "scr", "trade_volume": "tv",
    "acc_trade_volume": "atv", "acc_trade_volume_24h": "atv24h",
    "acc_trade_price": "atp", "acc_trade_price_24h": "atp24h",
    "trade_time": "ttm", "trade_timestamp": "ttms", "ask_bid": "ab",
    "acc_ask_volume": "aav", "acc_bid_volume": "abv",
    "highest_52_week_price": "h52wp", "highest_52_week_date": "h52wdt",
    "lowest_52_week_price": "l52wp", "lowest_52_week_date": "l52wdt",
    "market_state": "ms", "is_trading_suspended": "its", "delisting_date": "dd",
    "market_warning": "mw", "sequential_id": "sid",
    "best_ask_price": "bap", "best_ask_size": "bas",
    "best_bid_price": "bbp", "best_bid_size": "bbs",
    "total_ask_size": "tas", "total_bid_size": "tbs", "orderbook_units": "obu", "level": "lv",
    "ask_price": "ap", "bid_price": "bp", "ask_size": "as", "bid_size": "bs",
}  # fmt: skip
_DATE = {"ticker": "tdt", "trade": "td"}  # the one name that depends on the type


def shortened(frame: dict[str, object]) -> dict[str, object]:
    """The same frame with short names."""
    short = {**SHORT, "trade_date": _DATE.get(str(frame.get("type")), "td")}
    return {
        short[name]: [shortened(unit) for unit in value] if isinstance(value, list) else value
        for name, value in frame.items()
    }
