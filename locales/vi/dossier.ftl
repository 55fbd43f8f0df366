# Đề án, tờ trình, nghị quyết, quyết định.
