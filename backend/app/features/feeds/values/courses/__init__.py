"""What is stored of candles and gaps."""
