# Texts about costs.
