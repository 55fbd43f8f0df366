# Sơ đồ tổ chức, luồng chuyển giao, bản đồ.

outline-goes-on = tiếp trang { $page }
outline-goes-on-here = xem phía dưới
outline-goes-on-from = tiếp từ trang { $page }
outline-goes-on-from-here = tiếp từ phía trên
