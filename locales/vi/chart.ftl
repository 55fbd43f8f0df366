# Biểu đồ: khung trang, tên và chú giải.

chart-page = Trang { $number }/{ $of }
chart-note = Số liệu đến ngày { $date }; nguồn: { $source }; mức độ tin cậy (thấp nhất trong các số liệu đã dùng): { $grade }.
chart-of-option = Phương án: { $plan }
chart-of-province = Tỉnh { $province }. { $shown }
chart-unit-bodies = Đơn vị tính: tổ chức
chart-unit-people = Đơn vị tính: người

chart-cannot = không vẽ được { $chart }: { $why }
chart-missing-option = cần một phương án; thêm -p PHƯƠNG_ÁN.
chart-missing-options = cần từ hai phương án trở lên; nêu -p nhiều lần.

chart-classes = Số lượng tổ chức trước và sau sắp xếp theo loại hình
    .now = Số lượng tổ chức theo loại hình
    .shows = Mỗi loại hình (sở, chi cục, phòng, đơn vị sự nghiệp …) có bao nhiêu tổ chức trước và sau sắp xếp.
