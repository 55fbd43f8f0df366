# Chữ về chi phí.
