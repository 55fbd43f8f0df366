# Phụ lục và biểu mẫu.
