# Chữ về chế độ, chính sách đối với người nghỉ.

cli-benefits = Tính chế độ, chính sách đối với người nghỉ: từng khoản, theo điều, kèm căn cứ
    .example =
        {"  "}tinhgon benefits ho-so-tinh
        {"  "}tinhgon benefits ho-so-tinh --person N001
        {"  "}tinhgon benefits scenarios/kon-tum --leavers 120
arg-leavers = Số người nghỉ giả định, dùng khi hồ sơ không có số liệu về người
arg-person = Chỉ tính cho người có mã này, kèm từng phép tính
no-person = hồ sơ không có người mang mã “{ $word }”.

title-benefits = Chế độ, chính sách đối với người nghỉ: { $case }
title-benefit = Tính chế độ, chính sách: { $id }
benefits-no-people = Hồ sơ chưa có số liệu về người (organisation/people.csv) nên không tính được cho từng người; dưới đây là khoảng ước tính từ giả định.
benefits-no-people-add = Hồ sơ chưa có số liệu về người (organisation/people.csv) nên không tính được cho từng người; thêm --leavers hoặc --plan để có khoảng ước tính.
benefits-counts = { $people } người trong hồ sơ; { $leave } người đăng ký nghỉ: { $due } người được tính chế độ, { $refused } người không thuộc diện, { $unknown } người chưa đủ thông tin.
benefits-total = Kinh phí chi trả một lần: { $total } đồng.
benefits-total-known = Kinh phí chi trả một lần của những người đã tính được: { $total } đồng; tổng chung chưa xác định vì còn { $unknown } người chưa đủ thông tin.
benefits-law = Mỗi người áp dụng quy định tại ngày nghỉ của người đó.
benefits-law-day = Mọi người áp dụng quy định tại ngày { $date }.
benefit-person = { $body }; { $category }; mức độ tin cậy của số liệu: { $grade }.
benefit-none = Kết quả: { $result }.
benefit-total = Kinh phí chi trả một lần: { $total }.
amount-vnd = { $number } đồng

section-estimate = Khoảng ước tính khi chưa có số liệu về người (giả định)
section-need = Tổng hợp nhu cầu nghỉ
section-leavers = Danh sách và dự toán kinh phí (đồng)
section-times = Thời gian làm căn cứ tính
section-sums = Tổng hợp kinh phí
section-obstacles = Không thuộc diện hoặc chưa đủ thông tin
section-recalled = Giá trị quy định cần rà soát
section-salary = Tiền lương tháng làm căn cứ
section-benefit-parts = Các khoản trợ cấp
section-used = Các giá trị quy định đã dùng
recalled-explained = Các giá trị này chưa đối chiếu với văn bản; số tiền của những người liên quan cần rà soát.
salary-explained = Tiền lương tháng liền kề trước khi nghỉ; không gồm phụ cấp khu vực, thu hút, cấp ủy, kiêm nhiệm. Dòng cuối mang phần lẻ do làm tròn.
rounding-explained = Tiền lương tháng và mỗi khoản làm tròn đến đồng, nửa đồng làm tròn lên; tổng là cộng các khoản đã làm tròn.
sums-by-body = Theo cơ quan, đơn vị
sums-by-category = Theo đối tượng
sums-by-article = Theo điều áp dụng
row-total = Tổng cộng

estimate-leavers = Số người nghỉ
estimate-each = Chi một lần cho một người (đồng)
estimate-total = Kinh phí chi trả một lần (đồng)
estimate-released = Số người nghỉ: từ 0 đến { $count } là số lãnh đạo thôi giữ chức vụ theo phương án (giả định: không ai nghỉ, hoặc tất cả cùng nghỉ).
assumption = Giả định { $norm }: { $citation }; { $note }.

column-article = Điều
column-monthly = Tiền lương tháng
column-lump = Trợ cấp một lần
column-for-years = Trợ cấp số năm nghỉ sớm
column-for-service = Trợ cấp theo BHXH
column-job-search = Trợ cấp tìm việc làm
column-total = Tổng
column-leave-date = Ngày nghỉ
column-retirement-date = Ngày nghỉ hưu đúng tuổi
column-months-early = Số tháng nghỉ sớm
column-years-early = Số năm nghỉ sớm
column-service-years = Số năm đóng BHXH
column-period = Thời điểm
column-band = Thời gian còn lại
column-verdict = Kết quả
column-reason = Lý do
column-people = Số người
column-money = Kinh phí (đồng)
column-low = Thấp
column-mean = Trung bình
column-high = Cao
column-body = Cơ quan, đơn vị
column-registered = Đăng ký nghỉ
column-due = Được tính
column-undetermined = Chưa tính được
column-early-short = Hưu: còn dưới 2 năm
column-early-near = Hưu: còn 2–5 năm
column-early-far = Hưu: còn trên 5 năm
column-severance-officials = Thôi việc: CBCC
column-severance-employees = Thôi việc: VC, NLĐ
column-leaders-agency = Lãnh đạo cơ quan
column-leaders-unit = Lãnh đạo đơn vị bên trong
column-first-period = Trong 12 tháng
column-after-period = Sau 12 tháng

verdict-open = chưa chọn phương án
verdict-stays = tiếp tục công tác
verdict-due = được tính chế độ
verdict-refused = không thuộc diện
verdict-unknown = chưa đủ thông tin

article-7 = Nghỉ hưu trước tuổi do sắp xếp tổ chức bộ máy (Điều 7)
article-7a = Nghỉ hưu trước tuổi của người không chịu tác động trực tiếp (Điều 7a)
article-7b = Nghỉ hưu trước tuổi của cán bộ không tái cử (Điều 7b)
article-9 = Nghỉ thôi việc của cán bộ, công chức (Điều 9)
article-10 = Nghỉ thôi việc của viên chức, người lao động (Điều 10)

part-months-early = Trợ cấp hưu trí một lần cho số tháng nghỉ sớm
part-years-early = Trợ cấp cho số năm nghỉ sớm
part-service = Trợ cấp theo thời gian đóng BHXH
part-severance-months = Trợ cấp thôi việc
part-severance-service = Trợ cấp theo thời gian đóng BHXH
part-job-search = Trợ cấp tìm việc làm
salary-rank = Lương ngạch, bậc
salary-leadership = Phụ cấp chức vụ
salary-over-frame = Phụ cấp thâm niên vượt khung
salary-reserved = Chênh lệch bảo lưu
salary-percent = Phụ cấp theo tỷ lệ
formula-base = { $factor } × { $base }
formula-percent = { $factor } % của lương, phụ cấp chức vụ, vượt khung
formula-per-month = { $rate } × { $months } tháng × { $salary }
formula-per-year = { $rate } × { $years } năm × { $salary }
formula-service = ({ $base } + { $rate } × ({ $years } − { $first } năm)) × { $salary }
formula-service-base = { $base } × { $salary } (đóng { $years } năm, không quá { $first } năm đầu)
formula-fixed = { $months } × { $salary }

period-first-period = trong 12 tháng
period-after = sau 12 tháng
band-short = dưới 2 năm
band-near = từ đủ 2 năm đến 5 năm
band-far = trên 5 năm đến 10 năm
band-beyond = trên 10 năm

obstacle-category-not-covered = đối tượng { $measured } không thuộc các điều này
obstacle-barred = chưa xem xét nghỉ: { $measured }
obstacle-contract-too-recent = ký hợp đồng ngày { $measured }, không trước ngày { $limit }
obstacle-already-at-age = nghỉ từ { $measured }, khi đã đến ngày nghỉ hưu đúng tuổi { $limit }
obstacle-too-far-from-retirement = còn { $measured } tháng đến tuổi nghỉ hưu, quá { $limit } tháng
obstacle-insurance-too-short = đóng BHXH { $measured } tháng, cần { $limit } tháng để hưởng lương hưu
obstacle-too-near-for-severance = còn { $measured } tháng đến tuổi nghỉ hưu, dưới { $limit } tháng nên không nghỉ thôi việc
obstacle-early-retirement-applies = còn { $measured } tháng và đủ điều kiện nghỉ hưu trước tuổi nên không nghỉ thôi việc
obstacle-decided-too-late = quyết định ngày { $measured }, không trước ngày { $limit }
obstacle-left-too-late = nghỉ từ { $measured }, sau ngày cuối { $limit }
obstacle-norm-missing = không có giá trị quy định có hiệu lực: { $missing }
obstacle-input-missing = thiếu trong people.csv: { $missing }
barred-pregnant = đang mang thai
barred-maternity = đang nghỉ thai sản
barred-small-child = đang nuôi con nhỏ
barred-discipline = đang xem xét kỷ luật
barred-prosecution = đang bị truy cứu trách nhiệm hình sự
barred-inspection = đang thanh tra, kiểm tra
column-norm-id = Mã giá trị
