# Chữ về chi phí của bộ máy và của việc sắp xếp.

cli-cost = Tính chi lương một năm trước và sau phương án, chi một lần và thời gian thu hồi
    .example =
        {"  "}tinhgon cost scenarios/kon-tum --plan kkt-ve-cac-so
        {"  "}tinhgon cost scenarios/kon-tum --plan bo-cap-huyen --leavers 120 --format json
cost-no-day = hồ sơ không nêu ngày số liệu nên chưa biết áp dụng quy định ngày nào; thêm --as-of.
cost-no-rates = tại ngày { $date } thiếu mức lương cơ sở hoặc tỷ lệ đóng bảo hiểm trong bộ quy định.

title-cost = Chi phí của bộ máy trong một năm (đồng): { $case }
cost-people = { $people } người có mặt; { $exact } người tính theo hệ số của từng người, số còn lại theo giả định thấp và giả định cao.
cost-unknown = { $count } dòng biên chế chưa rõ số người hoặc số lãnh đạo nên không có trong các số dưới đây; tổng chung chưa xác định.
cost-leaders-unset = { $count } nơi có lãnh đạo mà quy định tại ngày này không nêu phụ cấp chức vụ; tính là 0.
cost-gone = Người nghỉ theo chế độ (không còn chi lương)
cost-same = { $count } cơ quan không thay đổi (thêm --all để xem)
cost-bench = Chưa bố trí

section-cost-once = Chi một lần và thời gian thu hồi
section-cost-parts = Theo khoản chi
section-cost-categories = Theo đối tượng
section-cost-agencies = Theo cơ quan
section-assumptions = Các giả định đã dùng
assumptions-explained = Đây không phải quy định; tỉnh có số liệu thì ghi đè trong thư mục norms/ của hồ sơ, hoặc bổ sung people.csv.

cost-leaving = Kinh phí chi trả một lần cho người nghỉ
cost-leaving-nobody = Kinh phí chi trả một lần cho người nghỉ: chưa có người đăng ký nghỉ (thêm --leavers để ước tính)
cost-leaving-unknown = Kinh phí chi trả một lần cho người nghỉ: đã tính được { $known }, còn người chưa đủ thông tin
cost-kept = Phụ cấp chức vụ còn chi thêm { $months } tháng dù đã thôi giữ chức vụ
cost-transition = Công việc chậm lại trong thời gian chuyển tiếp, quy ra lương (giả định)
cost-support = Ngân sách trung ương hỗ trợ khi giảm { $count } đơn vị cấp xã
cost-saving = Tiết kiệm mỗi năm
cost-payback = Số tháng thu hồi chi một lần
cost-payback-explained = Thời gian thu hồi: kinh phí chi trả cho người nghỉ và phụ cấp còn chi thêm, chia cho tiết kiệm mỗi tháng; không tính phần công việc chậm lại và phần trung ương hỗ trợ.
cost-payback-never = Không có thời gian thu hồi: quỹ lương không giảm dưới mọi giả định, hoặc còn số liệu chưa rõ.
cost-payback-nobody = Chưa xác định được thời gian thu hồi vì chưa có người đăng ký nghỉ (thêm --leavers để ước tính).
cost-payback-unknown = Chưa xác định được thời gian thu hồi vì còn người chưa đủ thông tin.

pay-salary = Lương ngạch, bậc, vượt khung
pay-leadership = Phụ cấp chức vụ
pay-percent = Phụ cấp theo tỷ lệ
pay-other = Phụ cấp khu vực, bảo lưu
pay-pension = Đóng hưu trí, tử tuất
pay-sickness = Đóng ốm đau, thai sản
pay-accident = Đóng tai nạn lao động, bệnh nghề nghiệp
pay-health = Đóng bảo hiểm y tế
pay-unemployment = Đóng bảo hiểm thất nghiệp
pay-union = Kinh phí công đoàn
pay-bonus = Quỹ tiền thưởng

column-least = Ít nhất
column-most = Nhiều nhất
column-now-low = Hiện trạng, giả định thấp
column-now-high = Hiện trạng, giả định cao
column-before-low = Trước, giả định thấp
column-before-high = Trước, giả định cao
column-after-low = Sau, giả định thấp
column-after-high = Sau, giả định cao
column-change-low = Tăng (+), giảm (−), giả định thấp
column-change-high = Tăng (+), giảm (−), giả định cao
section-cost-classes = Theo loại hình cơ quan
cost-many = { $count } dòng có thay đổi; thêm --all để xem từng cơ quan.
column-under-low = Giả định thấp
column-under-high = Giả định cao
cost-too-many = --leavers nhiều hơn số người có mặt ({ $people }).
