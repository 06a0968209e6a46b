"""Side-by-side measurements, as ratios in one run."""
