# Biểu đồ: khung trang, tên và chú giải.

chart-page = Trang { $number }/{ $of }
