from engagenow_client.latency import LatencyTracker


def test_figures_of_a_window() -> None:
    tracker = LatencyTracker(window=100)
    assert tracker.figures() is None
    for value in range(1, 201):
        tracker.add(float(value))
    figures = tracker.figures()
    assert figures is not None
    assert (figures.count, figures.last, figures.min, figures.max) == (100, 200, 101, 200)
    assert (figures.mean, figures.p50, figures.p90, figures.p99) == (150.5, 150, 190, 199)
