"""What if: histories and simulations under other rules, as pages."""
