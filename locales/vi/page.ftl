# Trang HTML của hồ sơ.

page-skip = Chuyển đến nội dung
page-contents = Mục lục
page-sources = Nguồn số liệu
page-find = Tìm trong các bảng
page-find-hint = Gõ không dấu cũng được; nhấn Enter để đến dòng tiếp theo.
page-clear = Xóa
page-found = { $rows } dòng khớp trong { $tables } bảng
page-found-at = Dòng { $at }/{ $rows }
page-found-none = Không có dòng nào khớp
page-sort = Xếp theo cột “{ $column }”
page-sorted-up = Đã xếp theo cột “{ $column }”, tăng dần
page-sorted-down = Đã xếp theo cột “{ $column }”, giảm dần
page-sorted-off = Đã trở về thứ tự ban đầu
page-data-left = Số liệu của biểu đồ có { $rows } dòng nên không đưa vào trang này; lệnh tinhgon chart --data ghi ra tệp CSV.
page-data = Xem số liệu
page-states = Chọn sơ đồ hiển thị
page-state-before = Trước sắp xếp
page-state-after = Sau sắp xếp
page-state-change = Những thay đổi
page-rows-left = … còn { $count } dòng; toàn bộ số liệu của biểu đồ xem ở tệp CSV do lệnh tinhgon chart --data xuất.
