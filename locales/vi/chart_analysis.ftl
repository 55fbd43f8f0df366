# Biểu đồ phân tích và so sánh các phương án.
