# Đề án, tờ trình, nghị quyết, quyết định.

dossier-count-unknown = { $what } (chưa rõ số lượng)
dossier-million = { $amount } triệu đồng
dossier-millions = từ { $low } đến { $high } triệu đồng
dossier-change-none = không thay đổi
dossier-change-up = tăng { $count }
dossier-change-down = giảm { $count }
dossier-change-unknown = chưa rõ mức tăng, giảm
dossier-ending-many = kết thúc hoạt động hoặc nhập với đơn vị khác
dossier-and = { $first } và { $last }
dossier-posts = biên chế
dossier-posts-units = số lượng người làm việc
dossier-posts-part-time = người hoạt động không chuyên trách
dossier-of-option = { $title } – phương án { $position }
dossier-blank = …
dossier-number = Số: { $number }/{ $symbol }
dossier-draft = DỰ THẢO LẦN { $count }
dossier-nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
dossier-motto = Độc lập - Tự do - Hạnh phúc
dossier-place-and-date = { $place }, ngày { $day } tháng { $month } năm { $year }
dossier-date = ngày { $day } tháng { $month } năm { $year }
dossier-month-1 = 01
dossier-month-2 = 02
dossier-month-3 = 3
dossier-month-4 = 4
dossier-month-5 = 5
dossier-month-6 = 6
dossier-month-7 = 7
dossier-month-8 = 8
dossier-month-9 = 9
dossier-month-10 = 10
dossier-month-11 = 11
dossier-month-12 = 12
dossier-addressed = Kính gửi:
dossier-recipients = Nơi nhận:
dossier-annex-unnumbered = phụ lục
dossier-annex = Phụ lục { $number }
dossier-belongs = (Kèm theo { $name } số { $number } { $date })
dossier-belongs-unnumbered = (Kèm theo { $name } { $date })
dossier-charts = Biểu đồ
dossier-chart-pages = Biểu đồ gồm { $count } trang nên không in trong văn bản này; xem tập biểu đồ (tệp PDF) kèm theo.
dossier-contents = MỤC LỤC
dossier-table-caption = Bảng
dossier-chart-caption = Hình
dossier-source = Số liệu đến ngày { $date }; nguồn: { $case }; mức độ tin cậy: { $grade }.

# Lệnh report
cli-report = Xuất đề án, tờ trình, nghị quyết, quyết định, phụ lục
    .example =
        {"  "}tinhgon report scenarios/kon-tum -p kkt-ve-cac-so --kind de-an -o de-an.docx
        {"  "}tinhgon report scenarios/kon-tum -p kkt-giu-nguyen -p kkt-ve-cac-so --kind so-sanh --draft 2 -o so-sanh.docx
        {"  "}tinhgon report scenarios/kon-tum -p kkt-ve-cac-so --kind de-an --diff de-an.docx.figures.json -o de-an-2.docx
        {"  "}tinhgon report --template-out mau
arg-document = Loại văn bản: comparison (so-sanh), scheme (de-an), submission-department (to-trinh-so), submission-committee (to-trinh-btv), submission-council (to-trinh-hdnd), resolution (nghi-quyet), decision (quyet-dinh), summary (tom-tat). Mặc định: đề án cho một phương án, báo cáo so sánh cho nhiều phương án
arg-draft = Dự thảo lần thứ mấy; nếu không nêu thì không ghi dòng dự thảo
arg-number = Số của văn bản; nếu không nêu thì để trống
arg-date = Ngày của văn bản; nếu không nêu thì để trống
arg-template = Thư mục mẫu của tỉnh; mẫu nào không có trong đó thì dùng mẫu kèm theo chương trình
arg-template-out = Ghi các mẫu kèm theo chương trình ra thư mục này để sửa
arg-diff = Tệp số liệu của dự thảo trước (….figures.json); các số đã thay đổi được liệt kê thành một phụ lục
arg-of-case-folder = Thư mục hồ sơ
arg-written-plans = Phương án, nêu nhiều lần nếu so sánh; mã, hoặc đường dẫn tệp
report-no-case = thiếu thư mục hồ sơ; ví dụ: tinhgon report scenarios/kon-tum -p kkt-ve-cac-so --kind de-an -o de-an.docx
report-no-output = thiếu tên tệp: thêm -o, đuôi là docx, xlsx, html, md hoặc pdf.
report-no-ending = không biết ghi tệp “{ $word }”: đuôi phải là docx, xlsx, html, md hoặc pdf.
report-no-plan = thiếu phương án: thêm -p.
report-two-plans = báo cáo so sánh cần từ hai phương án trở lên: thêm -p.
report-one-plan = loại văn bản này chỉ trình một phương án; để so sánh nhiều phương án, dùng --kind so-sanh.
report-as-it-stands = văn bản cần phương án, không phải hiện trạng “.”.
report-no-folder = không có thư mục mẫu { $word }.
report-no-template = thư mục mẫu { $word } không có mẫu nào.
report-template = mẫu { $file }{ $line ->
        [0] {""}
       *[other] , dòng { $line }
    }: { $why }
report-template-unknown = không có tên “{ $word }”.
report-template-engine = không đọc được ({ $word }).
report-template-key = phần đầu không có mục “{ $word }”.
report-template-missing = không có biểu đồ, bảng “{ $word }” cho các phương án này; thêm dấu ? sau tên nếu được phép thiếu.
report-templates-written = Đã ghi { $count } mẫu vào { $file }.
report-not-drawn = không ghi được văn bản: { $why }
report-not-figures = { $file } không phải tệp số liệu của một dự thảo.
report-no-charts = không có biểu đồ nào để ghi thành PDF.
diff-title = Các số liệu thay đổi so với dự thảo trước
diff-none = Không có số liệu nào thay đổi so với dự thảo trước.
diff-count = { $count } số liệu thay đổi so với dự thảo trước.
diff-column-figure = Nội dung
diff-column-before = Dự thảo trước
diff-column-after = Dự thảo này
diff-column-change = Tăng (+), giảm (−)
diff-absent = không có
diff-inputs = Dự thảo trước lập từ số liệu có mã kiểm tra { $before }; dự thảo này: { $after }.
figure-of-option = { $option }: { $figure }
figure-side-before = { $figure } (trước sắp xếp)
figure-side-after = { $figure } (sau sắp xếp)
figure-of-annex = { $annex } – { $row } – { $column }
