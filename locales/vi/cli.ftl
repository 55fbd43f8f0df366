# Chữ của dòng lệnh.

help-usage = Cách dùng
help-options = Tùy chọn
help-arguments = Tham số
help-commands = Lệnh
help-some-options = [TÙY CHỌN]
help-command = LỆNH
help-examples = Ví dụ:
help-exit-codes = Mã kết thúc:
exit-ok = tốt, không có nội dung bị từ chối
exit-faults = số liệu có lỗi, phương án không thực hiện được, hoặc có nội dung bị từ chối (--deny)
exit-usage = tham số không dùng được: sai tùy chọn, thư mục, phương án, tổ chức, chỉ tiêu
exit-io = không đọc hoặc không ghi được tệp, hoặc tệp đã có

cli-tinhgon = Mô hình hóa tổ chức bộ máy của một tỉnh và cho biết mỗi phương án sắp xếp làm thay đổi những gì.
    .example =
        {"  "}tinhgon evaluate scenarios/kon-tum --plan kkt-ve-cac-so
        {"  "}tinhgon check scenarios/kon-tum
cli-new = Tạo hồ sơ phương án mới với đủ các bảng và một ví dụ nhỏ
    .example = {"  "}tinhgon new ho-so-tinh
cli-check = Kiểm tra số liệu đầu vào: mọi lỗi của mọi tệp trong một lần
    .example = {"  "}tinhgon check scenarios/kon-tum --deny warnings
cli-show = Xem tổ chức bộ máy hiện trạng, hoặc sau một phương án
    .example =
        {"  "}tinhgon show scenarios/kon-tum --body so-noi-vu --duties --posts
        {"  "}tinhgon show scenarios/kon-tum --plan kkt-ve-cac-so --lineage
cli-plan = Lập phương án kết thúc một tổ chức, để điền nơi tiếp nhận
    .example = {"  "}tinhgon plan scenarios/kon-tum --end bql-kkt -o bql-kkt.toml
cli-evaluate = Đánh giá phương án trước và sau; không có phương án thì đánh giá hiện trạng
    .example =
        {"  "}tinhgon evaluate scenarios/kon-tum --plan kkt-ve-cac-so
        {"  "}tinhgon evaluate scenarios/kon-tum --plan toan-bo-2025 --format json -o ket-qua.json
cli-explain = Giải trình nguồn gốc từng số liệu
    .example = {"  "}tinhgon explain scenarios/kon-tum tasks_with_several_leads --plan kkt-ve-cac-so
cli-compare = So sánh các phương án
    .example = {"  "}tinhgon compare scenarios/kon-tum -p . -p kkt-ve-cac-so -p kkt-giu-nguyen --weight tasks_with_several_leads=2 --weight people_moved=1
cli-norms = Xem các quy định, định mức theo ngày, kèm căn cứ
    .example = {"  "}tinhgon norms list --as-of 2025-07-01
cli-norms-list = Liệt kê các định mức; có --as-of thì chỉ các định mức có hiệu lực tại ngày đó
    .example =
        {"  "}tinhgon norms list --as-of 2025-07-01
        {"  "}tinhgon norms list --norms quy-dinh-cua-tinh --format csv -o dinh-muc.csv
cli-norms-show = Xem một định mức: các giá trị qua thời gian, căn cứ, mức độ tin cậy
    .example = {"  "}tinhgon norms show sizes.division --as-of 2025-06-12
cli-norms-diff = So sánh quy định của hai ngày
    .example = {"  "}tinhgon norms diff 2025-02-28 2025-07-01
cli-schema = In lược đồ JSON của kết quả
    .example = {"  "}tinhgon schema evaluate

arg-case = Thư mục hồ sơ
arg-dir = Thư mục sẽ tạo
arg-figure = Chỉ tiêu, ví dụ tasks_with_several_leads; bỏ trống để xem danh sách
arg-of = evaluate, compare, simulate, benefits hoặc cost
arg-lang = Ngôn ngữ: vi (Tiếng Việt) hoặc en (English)
arg-as-of = Xét theo quy định có hiệu lực tại ngày này
arg-at = Chỉ thực hiện các nội dung đến hết ngày này
arg-deny = Kết thúc với mã 1 nếu còn nội dung cần lưu ý (warnings) hoặc chưa bảo đảm quy định (breaches); với batch còn có refused (có phương án không thực hiện được hoặc ghi sai) và malformed (có phương án ghi sai)
arg-format = Dạng kết quả; nếu không nêu thì theo đuôi tệp của -o, không có thì là text
arg-output = Ghi kết quả vào tệp này
arg-force = Ghi đè tệp đã có
arg-all = Liệt kê tất cả, không rút gọn
arg-color = Màu: auto (chỉ trên màn hình), always, never
arg-help = Xem hướng dẫn
arg-version = Xem phiên bản
arg-plan = Phương án: mã, hoặc đường dẫn tệp
arg-plans = Phương án đem so sánh, nêu nhiều lần; dấu chấm (.) là hiện trạng
arg-table = Bảng nhiều phương án (CSV)
arg-scenario = Tên phương án trong bảng
arg-body = Chỉ xem tổ chức này và các đơn vị bên trong
arg-duties = Kèm nhiệm vụ chủ trì, phối hợp
arg-posts = Kèm biên chế
arg-lineage = Nguồn gốc của từng tổ chức, nhiệm vụ, biên chế và danh mục bàn giao của tổ chức kết thúc
arg-pairs = Các cặp cơ quan có nhiệm vụ chung, khối lượng việc và phân tán theo lĩnh vực
arg-save = Lưu bộ máy sau phương án thành hồ sơ mới trong thư mục này
arg-end = Mã tổ chức sẽ kết thúc hoạt động
arg-reference = Phương án làm mốc so sánh; mặc định là phương án nêu đầu tiên
arg-pareto = Các chỉ tiêu để tìm nhóm phương án cân đối, cách nhau bằng dấu phẩy
arg-weights = Trọng số để xếp hạng, ví dụ people_moved=2; nêu nhiều lần

did-you-mean = Có phải là: { $near }?
no-case = không có thư mục hồ sơ “{ $word }”.
no-plan = hồ sơ không có phương án “{ $word }”.
no-body = không có tổ chức “{ $word }”.
figure-without-direction = chỉ tiêu “{ $word }” không có chiều tốt hơn, nên không dùng để cân đối hoặc xếp hạng phương án.
no-figure = không có chỉ tiêu “{ $word }”.
no-table = không có tệp “{ $word }”.
no-scenario = bảng không có phương án “{ $word }”.
not-a-weight = “{ $word }” không phải trọng số; viết dạng people_moved=2.
not-among-plans = phương án mốc “{ $word }” không nằm trong các phương án được so sánh.
stopped = phương án { $plan }, nội dung { $step } (dòng { $line }): { $why }
conflict = trái với phương án { $plan }, nội dung { $step }: { $over } (thêm phương án đó vào overrides nếu cố ý)
disputed-lead = hai bên giao nhiệm vụ “{ $task }” cho hai cơ quan khác nhau
disputed-name = hai bên đặt hai tên khác nhau cho { $body }
disputed-place = hai bên đưa { $body } về hai nơi khác nhau
disputed-quota = hai bên cùng điều chỉnh biên chế của { $body }
disputed-refused = vì nội dung đó mà { $why }
unreadable = không đọc được { $file }: { $why }
unwritable = không ghi được { $file }: { $why }
file-exists = tệp { $file } đã có; thêm --force để ghi đè
folder-exists = thư mục { $file } đã có và không trống; hãy chọn thư mục khác
written-folder = Đã tạo thư mục { $file }.
new-next = Bước tiếp theo: tinhgon check { $file }

usage-unknown-argument = không có tùy chọn hoặc tham số “{ $argument }”.
usage-unknown-command = không có lệnh “{ $command }”.
usage-invalid-value = giá trị “{ $value }” không dùng được cho { $argument }.
usage-not-allowed = giá trị “{ $value }” không dùng được cho { $argument }. Các giá trị được dùng: { $allowed }.
usage-no-value = { $argument } cần một giá trị.
usage-no-command = hãy nêu một lệnh.
usage-missing = còn thiếu: { $argument }.
usage-conflict = không dùng { $argument } cùng với { $other }.
usage-other = tham số không dùng được.
usage-more = Xem hướng dẫn: tinhgon --help

saved-name = { $case }, sau phương án: { $plan }
saved-source = Bộ máy của hồ sơ { $case } sau phương án { $plan }; số liệu đến ngày { $date }; mã kiểm tra SHA-256 { $hash }; tinhgon { $version }. Phần do phương án làm thay đổi có mức độ tin cậy là giả định.
template-head =
    Phương án kết thúc hoạt động { $body }.
    Điền nơi tiếp nhận vào mọi ô để trống (to = "", under = ""), rồi lưu vào thư mục plans/ của hồ sơ.
template-name = Kết thúc hoạt động { $body }
template-basis = basis = "số, ngày của văn bản làm căn cứ"
template-papers = Văn bản và thủ tục hành chính; đi theo nơi tiếp nhận dòng "rest", trừ khi nhiệm vụ của thủ tục đi nơi khác:
template-unit = Đơn vị { $unit } ({ $posts }): về trực thuộc tổ chức nào?
template-end = { $body } ({ $posts }); mỗi dòng một nơi tiếp nhận nhiệm vụ
template-task = { $task } ({ $field }; { $role })
template-rest = những gì còn lại, với người và biên chế; có thể chia share cho nhiều dòng, ví dụ "1/3"

cli-chart = Vẽ biểu đồ, sơ đồ: tệp SVG, PNG, PDF hoặc cả thư mục; không nêu biểu đồ nào thì vẽ bộ dành cho lãnh đạo
    .example =
        {"  "}tinhgon chart scenarios/kon-tum -p departments-2025-03 -o bieu-do.pdf
        {"  "}tinhgon chart scenarios/kon-tum classes staff -p kkt-ve-cac-so -o bieu-do.png --data so-lieu.csv
        {"  "}tinhgon chart --list
arg-charted = Thư mục hồ sơ
arg-charts = Các biểu đồ cần vẽ; xem --list
arg-drawn-plans = Phương án, nêu nhiều lần; phương án đầu là mốc so sánh
arg-set = Bộ biểu đồ: leaders (dành cho lãnh đạo)
arg-list = Liệt kê các biểu đồ
arg-paper = Khổ giấy ngang: a4, a3, hoặc slide (trang trình chiếu 16:9)
arg-dpi = Độ phân giải của PNG, điểm trên inch; mặc định 300
arg-data = Ghi bảng số liệu của các biểu đồ vào tệp này
no-chart = không có biểu đồ “{ $word }”; xem tinhgon chart --list.
chart-ending = không biết dạng của tệp “{ $word }”; -o nhận tệp .svg, .png, .pdf hoặc một thư mục.
chart-no-output = hãy nêu -o TỆP (.svg, .png, .pdf) hoặc -o THƯ_MỤC; chỉ cần số liệu thì nêu --data TỆP.csv.
chart-list-set = * thuộc bộ dành cho lãnh đạo (--set leaders).
chart-undrawn = không tạo được hình: { $why }
workbook-no-output = Tệp xlsx phải ghi ra tệp: thêm -o TEN.xlsx.
workbook-not-built = Bản chương trình này không lập được tệp xlsx.
