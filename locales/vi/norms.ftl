# Chữ về các quy định, định mức.

arg-norm = Mã định mức, ví dụ sizes.division
arg-before = Ngày trước
arg-after = Ngày sau
arg-norms = Thư mục định mức riêng của tỉnh, đặt chồng lên định mức có sẵn
arg-in-case = Thư mục hồ sơ, để dùng cả định mức trong thư mục norms/ của hồ sơ
no-norm = không có định mức “{ $word }”.

title-norms = Quy định, định mức
title-norms-at = Quy định, định mức có hiệu lực tại ngày { $date }
title-norms-diff = Quy định, định mức: { $before } so với { $after }
norms-in-force = { $count } trong { $all } định mức có hiệu lực tại ngày này.
norms-last-word = { $count } định mức, mỗi định mức nêu giá trị mới nhất; thêm --as-of để xem tại một ngày.
norms-unchanged = Không có thay đổi giữa hai ngày.
norm-on-day = Tại ngày { $date }: { $value }.
norm-not-in-force = không có giá trị có hiệu lực
norm-repealed = bãi bỏ
section-norm-values = Các giá trị qua thời gian
section-norms-value = Đổi giá trị: { $count }
section-norms-begins = Bắt đầu có hiệu lực: { $count }
section-norms-ends = Hết hiệu lực: { $count }
section-norms-basis = Giữ giá trị, đổi căn cứ: { $count }
provenance-norms = Nguồn: { $norms }, mã kiểm tra SHA-256 { $hash }; tinhgon { $version }.
norms-shipped = bộ quy định kèm theo chương trình

column-description = Nội dung
column-earlier = Ngày trước
column-later = Ngày sau
column-value = Giá trị
column-until = Đến hết
column-status = Tin cậy
column-note = Ghi chú

norm-unit-posts = biên chế
norm-unit-people = người
norm-unit-deputies = cấp phó
norm-unit-bodies = tổ chức
norm-unit-areas = đơn vị hành chính
norm-unit-levels = cấp
norm-unit-percent = %
norm-unit-years = năm
norm-unit-months = tháng
norm-unit-days = ngày
norm-unit-vnd = đồng
norm-unit-km2 = km²
norm-unit-mm = mm
norm-unit-pt = pt
