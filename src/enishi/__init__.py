"""enishi 縁: keeping the ties that carry a working life."""
