# Sơ đồ tổ chức, luồng chuyển giao, bản đồ.
