# Nội dung sai trong tệp của hồ sơ và (.cure) cách xử lý. Thông điệp có .near thì dùng cách xử lý đó khi tìm được
# từ gần giống.

## Tệp

input-no-folder = không có thư mục này
    .cure = chỉ đúng thư mục hồ sơ, là thư mục chứa organisation/
input-no-file = không có tệp này
    .cure = kiểm tra lại đường dẫn
input-unreadable = không đọc được tệp ({ $error })
    .cure = đóng tệp ở chương trình khác và kiểm tra quyền mở tệp
input-file-too-large = tệp lớn hơn { $limit } MiB
    .cure = tách tệp hoặc xóa phần không thuộc bảng
input-broken-utf16 = văn bản bị cắt hoặc hỏng (UTF-16)
    .cure = mở bằng Excel và lưu lại dạng “CSV UTF-8”
input-not-utf8 = byte { $byte } không phải UTF-8 (bảng mã Windows cũ?)
    .cure = mở tệp bằng Excel và lưu lại dạng “CSV UTF-8”
input-not-text = đây không phải tệp văn bản (sổ tính bị đổi đuôi thành .csv?)
    .cure = mở bằng Excel và lưu lại dạng “CSV UTF-8”
input-legacy-encoding = “{ $written }” là chữ của phông cũ ({ $encoding }; đúng ra là “{ $meant }”)
    .cure = chuyển sang Unicode (ví dụ bằng bộ công cụ Unikey), rồi lưu dạng “CSV UTF-8”
input-unknown-file = tệp không phải bảng nào của hồ sơ nên không được đọc
    .cure = đổi tên thành một trong các bảng hoặc đưa ra khỏi thư mục
input-missing-table = thiếu bảng này
    .cure = bổ sung tệp; bắt buộc có bodies.csv, tasks.csv và duties.csv

## case.toml và phương án

input-no-case-file = chưa có case.toml; tên, ngày số liệu và mức độ tin cậy coi như chưa cho biết
    .cure = lập case.toml với name, province và as_of
input-not-toml = tệp không đúng cú pháp TOML ({ $error })
    .cure = sửa lại dòng này; văn bản đặt trong "ngoặc kép", danh sách đặt trong [ngoặc vuông]
input-unknown-key = không có khóa này
    .cure = dùng một trong các khóa: { $allowed }
    .near = có phải là { $near }?
input-wrong-type =
    { $expected ->
        [text] ở đây phải là văn bản
        [list] ở đây phải là danh sách văn bản
        [tables] ở đây phải là danh sách bảng
        [table] ở đây phải là bảng
        [date] ở đây phải là ngày
       *[other] ở đây phải là giá trị khác
    }
    .cure =
        { $expected ->
            [text] đặt giá trị trong "ngoặc kép"
            [list] viết ["một", "hai"]
            [tables] viết [[step]], hoặc mỗi mục một { "{" } … { "}" }
            [table] viết thành [texts], mỗi dòng một khóa
            [date] viết 2025-07-01, không có ngoặc kép
           *[other] xem mô tả của tệp
        }
input-empty-key = danh sách có mục để trống
    .cure = điền hoặc xóa mục đó

## Tiêu đề và dòng

input-empty-table = bảng không có nội dung
    .cure = bổ sung tiêu đề và các dòng, hoặc xóa tệp
input-missing-column = thiếu cột { $name }
    .cure = bổ sung cột; tiêu đề “{ $alias }” cũng được hiểu là cột này
input-duplicate-column = hai cột cùng là { $name }
    .cure = xóa hoặc đổi tên một cột
input-unknown-column = bảng không có cột này nên không đọc
    .cure = xóa cột, hoặc đặt theo tiêu đề của bảng
    .near = có phải là { $near }?
input-people-are-anonymous = người được ghi ẩn danh nên cột này không được đọc và không được lưu
    .cure = xóa cột này khỏi tệp; chỉ phân biệt người bằng mã ở cột `id`
input-too-many-columns = quá { $limit } cột
    .cure = xóa các cột không thuộc bảng
input-too-many-rows = quá { $limit } dòng
    .cure = xóa các dòng không thuộc bảng
input-row-too-long = dòng có { $cells } ô, tiêu đề chỉ có { $columns }
    .cure = đặt ô có chứa dấu phân cách trong "ngoặc kép", hoặc xóa phần thừa
input-cell-too-long = có ô dài quá { $limit } KiB
    .cure = tìm dấu ngoặc kép chưa đóng
input-unclosed-quote = dấu ngoặc kép không được đóng, nuốt hết phần còn lại của tệp
    .cure = đóng dấu ngoặc kép, hoặc viết hai lần nếu nằm trong ô
input-scenario-too-long = một phương án dài quá { $limit } MiB
    .cure = kiểm tra cột phương án và dấu xuống dòng của bảng
input-changed-meanwhile = bảng bị thay đổi trong khi đang đọc
    .cure = chờ bảng ghi xong rồi chạy lại
input-row-above-heading = dòng phía trên tiêu đề không được đọc
    .cure = xóa nếu là tên bảng; chuyển xuống dưới tiêu đề nếu là số liệu
input-totals-row = dòng cộng “{ $text }” không được đọc
    .cure = không cần làm gì nếu đúng là dòng cộng; nếu không, sửa lại tên
input-group-row = dòng tên nhóm “{ $text }” không được đọc
    .cure = không cần làm gì nếu đúng là tên nhóm; nếu không, điền các ô còn lại
input-heading-repeated = tiêu đề lặp lại không được đọc
    .cure = xóa dòng này
input-leftover-row = chỉ có “{ $text }”, các ô khác trống (còn lại sau khi trộn ô?)
    .cure = điền các ô còn lại hoặc xóa dòng; bỏ trộn ô trước khi lưu CSV

## Ô

input-empty-cell = ô để trống
    .cure = điền giá trị; nếu trước đó là ô trộn, ghi lại giá trị ở từng dòng
input-bad-id = “{ $text }” không dùng làm mã được: có | " @ + hoặc &, hoặc bắt đầu bằng kind: hay tier:
    .cure = chỉ dùng chữ, số và gạch nối, ví dụ so-noi-vu
input-list-too-long = danh sách có quá { $limit } mục
    .cure = dùng địa bàn hoặc loại hình bao gồm các mục đó
input-negative = { $text } nhỏ hơn 0
    .cure = ghi số nguyên từ 0 trở lên; chưa biết thì để trống
input-fractional = { $text } không phải số nguyên
    .cure = ghi số nguyên từ 0 trở lên; chưa biết thì để trống
input-not-a-number = “{ $text }” không phải là số
    .cure = chỉ ghi chữ số; chưa biết thì để trống
input-number-too-large = { $text } lớn bất thường
    .cure = kiểm tra lại số chữ số
input-ambiguous-number = { $text } có thể hiểu hai cách; đang hiểu là { $read }
    .cure = viết không có dấu ngăn hàng nghìn, hoặc đổi số chữ số thập phân
input-share-over-one = { $text } lớn hơn toàn bộ
    .cure = viết 53,5% hoặc 0,535
input-weight-out-of-range = trọng số không nằm trong khoảng từ 1 đến { $limit }
    .cure = ghi số nguyên từ 1 trở lên; để trống nghĩa là 1
input-not-degrees = “{ $text }” không phải tọa độ tính bằng độ
    .cure = ghi độ thập phân, ví dụ 14,3497
input-not-a-date = “{ $text }” không phải ngày tháng
    .cure = viết 2025-03-01 hoặc 01/03/2025
input-not-a-month = “{ $text }” không phải tháng hoặc ngày
    .cure = viết 1967-05, 05/1967 hoặc 01/05/1967
input-not-a-coefficient = “{ $text }” không phải số có tối đa bốn chữ số thập phân
    .cure = viết 4,65 hoặc 4.65; chưa biết thì để trống
input-percent-for-coefficient = { $text } là tỷ lệ phần trăm, ở đây cần hệ số
    .cure = ghi hệ số: vượt khung 5 % của 4,98 là 0,249
input-share-for-percent = { $text } phần trăm nhỏ hơn một phần trăm
    .cure = 25 phần trăm thì ghi 25
input-id-may-be-a-name = mã giống họ tên người, trong khi người được ghi ẩn danh
    .cure = đặt cho mỗi người một mã, ví dụ N001
input-word-not-allowed = “{ $text }” không thuộc các từ được dùng ở đây
    .cure = dùng một trong các từ: { $allowed }

## Đối chiếu giữa các bảng

input-duplicate-id = mã { $id } đã dùng ở dòng { $first }
    .cure = đổi mã của một trong hai dòng, hoặc xóa dòng lặp
input-unknown =
    không có { $table ->
        [kinds] loại hình
        [areas] đơn vị hành chính
        [bodies] cơ quan, đơn vị
        [tasks] nhiệm vụ
        [documents] văn bản
       *[other] dòng
    } “{ $id }”
    .cure = bổ sung vào { $table }.csv hoặc sửa lại ô này
    .near = có phải là { $near }? Nếu không, bổ sung vào { $table }.csv
input-cycle = dòng này đứng trên chính nó: { $ring }
    .cure = sửa cột trực thuộc của một trong các dòng đó
input-area-without-parent = đơn vị hành chính chưa ghi thuộc đơn vị nào
    .cure = ghi đơn vị hành chính cấp trên; chỉ cấp tỉnh được để trống
input-area-above-its-parent = đơn vị hành chính có cấp cao hơn đơn vị mà nó trực thuộc
    .cure = sửa cột cấp hoặc cột trực thuộc
input-too-deep = lồng nhau quá { $limit } cấp
    .cure = kiểm tra cột trực thuộc
input-no-holder = chưa ghi cơ quan hoặc loại hình nào thực hiện
    .cure = điền một trong hai cột body và kind
input-two-holders = ghi cả cơ quan và loại hình
    .cure = chỉ giữ một; nếu cả hai cùng thực hiện thì tách thành hai dòng
input-leaders-exceed-filled = cấp trưởng và cấp phó là { $leaders }, nhưng có mặt chỉ { $filled }
    .cure = cấp trưởng, cấp phó nằm trong số có mặt; sửa lại một trong các số
input-duplicate-posts = cơ quan và nhóm biên chế này đã có ở dòng { $first }
    .cure = cộng hai dòng thành một
input-borders-itself = đơn vị hành chính giáp chính nó
    .cure = ghi đơn vị hành chính còn lại
input-duplicate-border = hai đơn vị hành chính này đã có ở dòng { $first }
    .cure = xóa một dòng
input-ambiguous-name = có nhiều cơ quan, đơn vị tên “{ $name }”
    .cure = dùng một trong các mã: { $ids }
input-exception-without-kind = ghi ngoại trừ trong khi nhiệm vụ giao cho một cơ quan
    .cure = ngoại trừ chỉ dùng cho nhiệm vụ giao theo loại hình; xóa ô này
input-outside-parent-area = phục vụ địa bàn mà { $parent } không phục vụ
    .cure = kiểm tra địa bàn của cả hai
input-equals-sum-below = biên chế { $quota } bằng tổng của các đơn vị bên trong, có thể tính trùng người
    .cure = biên chế của cơ quan không gồm đơn vị bên trong; nếu là số cộng thì để trống
input-empty-scope = phân công không phủ địa bàn nào, vì cơ quan thực hiện không phục vụ địa bàn đã ghi
    .cure = kiểm tra địa bàn của dòng và của cơ quan thực hiện
input-duty-repeated = dòng { $first } đã giao cùng vai trò cho cùng nơi; địa bàn được gộp lại
    .cure = xóa một dòng nếu trùng nội dung
input-task-without-duty = nhiệm vụ chưa giao cơ quan nào
    .cure = không cần làm gì nếu đúng là bỏ trống; nếu không, bổ sung vào duties.csv

## Định mức

input-no-norms-folder = không có thư mục định mức này
    .cure = chỉ đúng thư mục chứa các tệp .toml
input-norm-not-an-entry = ở đây phải là một định mức
    .cure = viết [chu_de.ten], dưới đó là description_vi, description_en, unit và các values
input-norm-bad-id = mã định mức không đúng dạng
    .cure = chỉ dùng chữ thường không dấu, chữ số và dấu gạch dưới, dạng [chu_de.ten]
input-norm-twice = định mức này đã có ở { $first }
    .cure = gộp các giá trị vào một chỗ
input-norm-missing-key = thiếu { $key }
    .cure = bổ sung { $key }
input-norm-no-citation = giá trị không có căn cứ
    .cure = thêm citation = { "{" } instrument = "số, ký hiệu văn bản", article = "Điều …" { "}" }
input-norm-overlap = ngày { $day } đã thuộc giá trị ở dòng { $line }
    .cure = sửa from hoặc until để mỗi ngày chỉ có một giá trị
input-norm-until-before-from = kết thúc ({ $until }) trước khi bắt đầu ({ $from })
    .cure = sửa một trong hai ngày
input-norm-outside-unit = giá trị “{ $text }” không dùng được với đơn vị { $unit }
    .cure = viết số nguyên, số thập phân trong ngoặc kép như "0.45", hoặc ngày như 2025-07-01, đúng với đơn vị
input-norm-flawed = bộ định mức không dùng được ({ $flaw })
    .cure = kiểm tra mã, ngày và đơn vị
input-unknown-rule = không có nội dung kiểm tra tên này
    .cure = xem tên các nội dung trong docs/findings.md
    .near = có phải là { $near }?
input-target-missing-key = mục tiêu giảm thiếu khóa { $key }
    .cure = ghi tỷ lệ (percent) và cơ sở tính (base = "quota" hoặc "filled")
input-competence-of-nothing = chưa ghi áp dụng cho loại hình, cấp hay đơn vị hành chính nào
    .cure = thêm kinds, tiers hoặc areas
input-competence-unknown-kind = không có loại hình “{ $kind }” trong danh mục kèm theo chương trình
    .cure = dùng mã trong norms/kinds.csv; loại hình riêng của tỉnh thì khai cột like trong kinds.csv
    .near = có phải là { $near }?
input-competence-unknown-dossier = không có hồ sơ “{ $name }”
    .cure = thêm [dossiers.{ $name }] hoặc bỏ dossier
    .near = có phải là { $near }?
input-competence-decided-twice = { $operation } tại ngày { $day } đã được quy định ở { $first }
    .cure = mỗi loại hình và nội dung sắp xếp chỉ quy định ở một chỗ cho một ngày
input-target-unknown = mục tiêu giảm loại trừ “{ $word }”, hồ sơ không có cơ quan hay loại hình này
    .cure = ghi mã của một cơ quan, hoặc kind:mã-loại-hình
    .near = có phải là { $near }?
